package org.phasesweep.spark;

import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/** Whether there is anybody to compute. A local master always has its one executor, this JVM. */
final class ClusterExecutors {

    private static final long POLL_MILLIS = 100;

    private final SparkContext context;
    private final int timeoutSeconds;
    private long lastSeenNanos = System.nanoTime();

    /**
     * The executors of a context.
     *
     * @param timeoutSeconds how long a cluster may have none
     */
    ClusterExecutors(SparkContext context, int timeoutSeconds) {
        this.context = context;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * How many there are now, less the driver, which Spark counts too; none in a context that was stopped. The block managers
     * are no measure: that of an executor which dies before its first task stays among them for ever.
     */
    int count() {
        if (SparkStart.isLocal(context.getConf())) {
            return 1;
        }
        return context.isStopped() ? 0 : Math.max(0, context.statusTracker().getExecutorInfos().length - 1);
    }

    /**
     * Returns when the first has registered.
     *
     * @throws SweepEnvironmentException if none does in time
     */
    void awaitFirst() throws SweepEnvironmentException {
        lastSeenNanos = System.nanoTime();
        while (count() == 0) {
            if (context.isStopped()) {
                throw new SweepEnvironmentException(SparkStart.unreachable(context.getConf()));
            }
            if (missing()) {
                throw new SweepEnvironmentException("no executor registered with master '"
                        + context.master() + "' within " + timeoutSeconds
                        + " s; check that workers are up and have the cores and memory asked for"
                        + " (spark.executor.cores, spark.executor.memory)");
            }
            pause();
        }
    }

    /**
     * Called again and again while tasks are open: they would wait for ever on a cluster that has nobody left.
     *
     * @throws SweepEnvironmentException if there has been none for the time allowed
     */
    void refuseWhenGone() throws SweepEnvironmentException {
        if (count() > 0) {
            lastSeenNanos = System.nanoTime();
        } else if (missing()) {
            throw new SweepEnvironmentException("all executors of master '" + context.master()
                    + "' are gone and none has come back within " + timeoutSeconds
                    + " s; what was computed is kept, the same command goes on when workers are up");
        }
    }

    private boolean missing() {
        return System.nanoTime() - lastSeenNanos > TimeUnit.SECONDS.toNanos(timeoutSeconds);
    }

    private static void pause() throws SweepEnvironmentException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepEnvironmentException("interrupted while waiting for executors", e);
        }
    }
}
