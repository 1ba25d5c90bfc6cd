package org.phasesweep.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A command that was run in this JVM.
 *
 * @param exitCode it returned
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs it. */
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                PhaseSweep.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new CommandRun(command.execute(words), out.toString(), err.toString());
    }
}
