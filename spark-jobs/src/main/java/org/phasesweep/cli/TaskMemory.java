package org.phasesweep.cli;

/** How much of a heap a task may plan with. */
final class TaskMemory {

    /** Spark's own share, buffers and garbage take the rest. */
    private static final double SHARE = 0.5;

    private TaskMemory() {}

    static long perTask(long heapBytes, int tasks) {
        return (long) (SHARE * heapBytes / Math.max(1, tasks));
    }
}
