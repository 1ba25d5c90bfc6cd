package org.phasesweep.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code phasesweep completion}. */
@Command(
        name = "completion",
        description = "Print a completion script: source <(phasesweep completion)",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("phasesweep", command.root().commandLine());
        command.commandLine().getOut().print(script);
        command.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
