package org.phasesweep.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.phasesweep.store.DirectoryLock;
import org.phasesweep.store.RunState;

/** SIGINT, SIGTERM and SIGHUP: the run says how far it is, gives the directory back and exits with its own code. */
final class Interruption implements AutoCloseable {

    /** After the runner's hook (60), which lets the tasks commit, and before Spark's (40). */
    private static final int RECORD_PRIORITY = 55;

    /** After Spark's hook, which removes its temporary folders. */
    private static final int HALT_PRIORITY = 20;

    private static final int HOOK_SECONDS = 10;

    private final PrintWriter err;
    private final Runnable recordHook = this::record;
    private final Runnable haltHook = this::halt;
    private volatile Closeable end = () -> {};

    /** From now on an interruption ends this run. */
    Interruption(PrintWriter err) {
        this.err = err;
        ShutdownHookManager hooks = ShutdownHookManager.get();
        hooks.addShutdownHook(recordHook, RECORD_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
        hooks.addShutdownHook(haltHook, HALT_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** From now on it writes this record and gives this lock back. */
    void ends(RunRecord record, DirectoryLock lock) {
        end = () -> {
            record.end(RunState.INTERRUPTED);
            lock.close();
        };
    }

    /** Everything that was finished is committed by now. */
    private void record() {
        try {
            end.close();
        } catch (IOException e) {
            err.println("could not write the manifest: " + e.getMessage());
        }
        err.println();
        err.println("interrupted; the same command goes on from here");
        err.flush();
    }

    private void halt() {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    /** The run has ended by itself. */
    @Override
    public void close() {
        ShutdownHookManager hooks = ShutdownHookManager.get();
        if (!hooks.isShutdownInProgress()) {
            hooks.removeShutdownHook(recordHook);
            hooks.removeShutdownHook(haltHook);
        }
    }
}
