package org.phasesweep.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Counts the tasks that executors are working on, also those of cancelled jobs, which Spark's status no longer shows. */
final class RunningTasks extends SparkListener {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        count.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }
}
