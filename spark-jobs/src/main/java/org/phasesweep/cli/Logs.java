package org.phasesweep.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where log4j writes. Must be told before the first logger exists: the configuration reads the system property
 * {@code phasesweep.logs} and {@code phasesweep.process}.
 */
final class Logs {

    private static final String PROPERTY = "phasesweep.logs";

    private Logs() {}

    /** Into a folder; of a directory that is not local, into one below the temporary folder. */
    static void into(String location) throws CommandException {
        boolean local = !HadoopFiles.hasScheme(location) || location.startsWith("file:");
        String plain = location.startsWith("file:") ? location.substring("file:".length()) : location;
        Path folder = local
                ? Path.of(plain, "logs")
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "phasesweep-" + ProcessHandle.current().pid());
        makeFolder(folder, location);
        System.setProperty(PROPERTY, folder.toString());
        System.setProperty(
                "phasesweep.process",
                Provenance.host() + "-" + ProcessHandle.current().pid());
    }

    /** Log4j would print a page of stack traces instead. */
    private static void makeFolder(Path folder, String location) throws CommandException {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.ENVIRONMENT,
                    "cannot write into " + location + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); give another --out",
                    e);
        }
    }

    /** For commands that leave no logs: only errors, on stderr. */
    static void quiet() {
        System.setProperty("log4j2.configurationFile", "log4j2-quiet.properties");
    }
}
