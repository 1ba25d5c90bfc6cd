package org.phasesweep.submit;

import java.nio.file.Path;
import java.util.List;

/**
 * A job as text, and the commands that take it.
 *
 * @param text a script or manifest that people can read
 * @param commands run one after the other, each with the text on its standard input, such as {@code sbatch}; where a later one
 *     has {@link #ID}, it is given the id that the one before has printed
 * @param folders that must exist before, such as the one of the job's log
 */
public record RenderedJob(String text, List<List<String>> commands, List<Path> folders) {

    /** Stands for the id of the job that the command before has submitted: the first word of its last line, up to a semicolon. */
    public static final String ID = "{id}";

    private static final List<String> SHELL = List.of("bash", "-s");

    public RenderedJob {
        commands = List.copyOf(commands);
        folders = List.copyOf(folders);
    }

    /** A job that one command takes. */
    public RenderedJob(String text, List<String> command) {
        this(text, List.of(command), List.of());
    }

    /** A script that runs here; what it says and its exit code are the user's. */
    public static RenderedJob script(String text) {
        return new RenderedJob(text, SHELL);
    }

    /** Whether the text runs here; else a batch system takes it. */
    public boolean runsHere() {
        return command().equals(SHELL);
    }

    /** The first command. */
    public List<String> command() {
        return commands.get(0);
    }
}
