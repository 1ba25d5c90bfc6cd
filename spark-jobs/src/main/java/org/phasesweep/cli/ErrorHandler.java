package org.phasesweep.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.phasesweep.model.DataFormatException;
import org.phasesweep.plan.PlanException;
import org.phasesweep.spec.SpecException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message and an exit code; the stack trace is for {@code --verbose}. */
final class ErrorHandler implements IExecutionExceptionHandler {

    /** As Hadoop says it where no default file system is configured. */
    private static final String NO_NAME_NODE = "Incomplete HDFS URI";

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        command.getErr().println(printable(message(thrown)));
        if (PhaseSweep.isVerbose(parsed)) {
            thrown.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return exitCode(thrown);
    }

    /** Names of files and words in them cannot move the cursor. */
    private static String printable(String message) {
        return message.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }

    private static int exitCode(Exception thrown) {
        if (thrown instanceof CommandException ours) {
            return ours.exitCode();
        }
        boolean invalid = thrown instanceof SpecException
                || thrown instanceof PlanException
                || thrown instanceof DataFormatException
                || thrown instanceof IllegalArgumentException;
        return invalid ? ExitCode.INVALID : ExitCode.ENVIRONMENT;
    }

    private static String message(Exception thrown) {
        if (thrown instanceof SpecException spec) {
            int count = spec.problems().size();
            return spec.getMessage() + "\n" + count + (count == 1 ? " problem" : " problems");
        }
        String words = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        if (thrown instanceof NoSuchFileException || thrown instanceof FileNotFoundException) {
            return "there is no file " + words;
        }
        if (thrown instanceof AccessDeniedException) {
            return "no permission for " + words;
        }
        if (words.startsWith(NO_NAME_NODE)) {
            return words
                    + "; write hdfs://HOST:PORT/..., or set HADOOP_CONF_DIR to the folder of the site's core-site.xml";
        }
        boolean ours = thrown instanceof CommandException
                || thrown instanceof PlanException
                || thrown instanceof DataFormatException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof IOException;
        return ours
                ? words
                : "unexpected " + thrown.getClass().getSimpleName() + ": " + words + " (--verbose shows where)";
    }
}
