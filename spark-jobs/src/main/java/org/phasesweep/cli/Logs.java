package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.Uris;

/**
 * Where log4j writes: {@code DIR/logs}. Log4j writes to local files only, so of a directory elsewhere the log is a file in the
 * temporary folder until the run ends, in whatever way, and is then moved to {@code DIR/logs}; a run that is killed leaves it.
 * The configuration reads the system properties {@code phasesweep.logs} and {@code phasesweep.process}.
 */
final class Logs implements AutoCloseable {

    private static final String CONFIGURATION = "log4j2.configurationFile";

    /** A configuration that whoever started this JVM has named, as YARN and Kubernetes do, is left alone. */
    private static final Optional<String> GIVEN = Optional.ofNullable(System.getProperty(CONFIGURATION));

    private static final String PROPERTY = "phasesweep.logs";
    private static final String FILE_SCHEME = "file:";

    /** After Spark's hook (40), which has things to say, and before the one that ends the process (20). */
    private static final int HOOK_PRIORITY = 30;

    private static final int HOOK_SECONDS = 20;
    private static final int TOKEN_DIGITS = 8;

    private final Path folder;
    private final String location;
    private final PrintWriter err;
    private final Runnable hook = this::moveAway;

    private Logs(Path folder, String location, PrintWriter err) {
        this.folder = folder;
        this.location = location;
        this.err = err;
    }

    /** Logs of a run into a directory, also if there were loggers before (a spec was read through Hadoop); to be closed when the run has ended. */
    static Logs into(String location, PrintWriter err) throws CommandException {
        boolean local = isLocal(location);
        String plain = location.startsWith(FILE_SCHEME) ? location.substring(FILE_SCHEME.length()) : location;
        String token = UUID.randomUUID().toString().substring(0, TOKEN_DIGITS);
        String process = Provenance.host() + "-" + ProcessHandle.current().pid() + "-" + token;
        Path folder = local
                ? Path.of(plain, "logs")
                : Path.of(System.getProperty("java.io.tmpdir"), "phasesweep-logs-" + process);
        makeFolder(folder, local ? location : folder.toString(), local ? "give another --out" : "set TMPDIR");
        System.setProperty(PROPERTY, folder.toString());
        System.setProperty("phasesweep.process", process);
        if (GIVEN.isEmpty()) {
            System.clearProperty(CONFIGURATION);
            Configurator.reconfigure();
        }
        Logs logs = new Logs(folder, location, err);
        if (!local) {
            ShutdownHookManager.get().addShutdownHook(logs.hook, HOOK_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
        }
        return logs;
    }

    private static boolean isLocal(String location) {
        return Uris.isLocal(location);
    }

    /** Log4j would print a page of stack traces instead. */
    private static void makeFolder(Path folder, String named, String remedy) throws CommandException {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.ENVIRONMENT,
                    "cannot write into " + named + " (" + e.getClass().getSimpleName() + ": " + e.getMessage() + "); "
                            + remedy,
                    e);
        }
    }

    /** What all commands begin with: only errors, on stderr. Those that leave no logs keep it. */
    static void quiet() {
        if (GIVEN.isEmpty()) {
            System.setProperty(CONFIGURATION, "log4j2-quiet.properties");
        }
    }

    /** The run has ended by itself. */
    @Override
    public void close() {
        ShutdownHookManager hooks = ShutdownHookManager.get();
        if (!isLocal(location) && !hooks.isShutdownInProgress() && hooks.removeShutdownHook(hook)) {
            moveAway();
        }
    }

    private void moveAway() {
        try {
            ResultDirectory directory = ResultDirectory.at(location, new Configuration());
            for (Path file : files()) {
                if (Files.size(file) > 0) {
                    directory.write("logs/" + file.getFileName(), out -> Files.copy(file, out));
                }
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            err.println("could not copy the log to " + location + "/logs; it stays in " + folder + " (" + e.getMessage()
                    + ")");
            err.flush();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
