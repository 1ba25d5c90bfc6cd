package org.phasesweep.spark;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkContext;
import org.phasesweep.plan.PlanException;
import org.phasesweep.store.Progress;

/**
 * Runs sweeps on Spark. Starting one starts the SparkContext of this JVM; several jobs may follow one another.
 *
 * <pre>{@code
 * try (DirectoryLock lock = directory.lock(shard); SweepRunner runner = SweepRunner.start(settings)) {
 *     Progress end = runner.run(job, listener);
 * }
 * }</pre>
 */
public final class SweepRunner implements Closeable {

    /** Before Spark's own hook (50), which would take the executors away from under the tasks. */
    private static final int HOOK_PRIORITY = 60;

    private static final int HOOK_SECONDS = 20;
    private static final long BYTES_PER_MEGABYTE = 1L << 20;

    private final SparkContext context;
    private final ClusterExecutors executors;
    private final Runnable hook = this::stopInShutdown;
    private final ReentrantLock running = new ReentrantLock();
    private volatile SweepRun run;
    private volatile boolean cancelled;

    private SweepRunner(SparkContext context, ClusterExecutors executors) {
        this.context = context;
        this.executors = executors;
        ShutdownHookManager.get().addShutdownHook(hook, HOOK_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Connects to the master and, on a cluster, waits for the first executor.
     *
     * @throws SweepEnvironmentException if there is no master or no executor in time
     */
    public static SweepRunner start(SparkSettings settings) throws SweepEnvironmentException {
        SparkContext context = SparkStart.start(settings);
        int timeoutSeconds = SparkStart.executorTimeoutSeconds(context.getConf(), settings);
        return new SweepRunner(context, new ClusterExecutors(context, timeoutSeconds));
    }

    /** Says beforehand what {@link #start} would say of a heap. @throws SweepEnvironmentException if Spark would not start in it */
    public static void refuseSmallHeap(long bytes) throws SweepEnvironmentException {
        SparkStart.refuseSmallHeap(bytes);
    }

    /** The cores of the executors that are there now; the task packer asks. */
    public int cores() {
        return context.defaultParallelism();
    }

    /** Tasks that one executor works on at the same time, and that share its heap; the task packer asks. */
    public int tasksPerExecutor() {
        int taskCores = context.getConf().getInt("spark.task.cpus", 1);
        int all = cores();
        int evenly = (int) Math.ceil(all / (double) Math.max(1, executors.count()));
        int executorCores =
                SparkStart.isLocal(context.getConf()) ? all : context.getConf().getInt("spark.executor.cores", evenly);
        return Math.max(1, executorCores / taskCores);
    }

    /** Heap of an executor in bytes (of this JVM for a local master); the task packer asks. */
    public long executorMemoryBytes() {
        return SparkStart.isLocal(context.getConf())
                ? Runtime.getRuntime().maxMemory()
                : context.getConf().getSizeAsMb("spark.executor.memory", "1g") * BYTES_PER_MEGABYTE;
    }

    /**
     * Computes what is missing and returns when everything is there or has failed, or after {@link #cancel}. Writes
     * {@code progress.json} while it runs; the manifest is the caller's.
     *
     * @return the end: state COMPLETE (nothing of this job is missing), PARTIAL (units failed) or INTERRUPTED (cancelled)
     * @throws PlanException if the packing refuses
     * @throws SweepEnvironmentException if executors do not share the directory, or the cluster is gone
     */
    public Progress run(SweepJob job, ProgressListener listener) throws IOException, PlanException {
        try {
            return run(new SweepRun(context, job, listener, executors));
        } catch (IllegalStateException e) {
            if (context.isStopped()) {
                throw ended(e);
            }
            throw e;
        }
    }

    Progress run(SweepRun next) throws IOException, PlanException {
        running.lock();
        try {
            run = next;
            if (cancelled) {
                next.cancel();
            }
            return next.run();
        } finally {
            run = null;
            running.unlock();
        }
    }

    /** A master that gives up, or removes the application, stops Spark from another thread. */
    private static SweepEnvironmentException ended(IllegalStateException cause) {
        return new SweepEnvironmentException(
                "the master has ended Spark; what was computed is kept, the same command goes on when it is up", cause);
    }

    SparkContext context() {
        return context;
    }

    ClusterExecutors executors() {
        return executors;
    }

    /**
     * Stops the run: tasks commit what they have, at the next end of a unit, and {@link #run} returns within a few seconds,
     * as does every later one. May be called from any thread, also from a shutdown hook.
     */
    public void cancel() {
        cancelled = true;
        SweepRun current = run;
        if (current != null) {
            current.cancel();
        }
    }

    private void stopInShutdown() {
        cancel();
        try {
            if (running.tryLock(HOOK_SECONDS, TimeUnit.SECONDS)) {
                running.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops Spark. */
    @Override
    public void close() {
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(hook);
        }
        context.stop();
    }
}
