package org.phasesweep.submit;

import java.util.Locale;

/**
 * How the memory of a node is shared by the Java processes of a job. A process needs more than its heap: code, stacks, buffers.
 *
 * @param megabytes all that the job has on a node
 */
record NodeMemory(int megabytes) {

    static final String FORM = "[1-9][0-9]{0,5}[mMgG]";

    /** Below it Spark does not start. */
    private static final int LEAST_HEAP = 512;

    private static final int MOST_DRIVER_HEAP = 8192;

    /** Spark's master and worker of the first node, the batch shell and srun. */
    private static final int DAEMONS = 800;

    /** What a small heap needs beside it. */
    private static final int BESIDE = 384;

    /** Where a driver and an executor have the least heap. */
    private static final int LEAST_OF_SPARK = 1932;

    /** Reads a size that has the form. */
    static NodeMemory of(String size) {
        int number = Integer.parseInt(size.substring(0, size.length() - 1));
        return new NodeMemory(size.toLowerCase(Locale.ROOT).endsWith("g") ? 1024 * number : number);
    }

    /** Megabytes of heap of a run that has the node to itself: all but a tenth, or but 384. */
    int heapAlone() throws SubmitException {
        return enough(megabytes - Math.max(BESIDE, megabytes / 10), BESIDE + LEAST_HEAP);
    }

    /** Megabytes of heap of the driver on the first node: an eighth, 512 to 8192. */
    int driverHeap() {
        return Math.max(LEAST_HEAP, Math.min(MOST_DRIVER_HEAP, megabytes / 8));
    }

    /** Megabytes of heap of an executor, the same on all nodes: nine tenths of what driver and daemons leave of the first. */
    int executorHeap() throws SubmitException {
        return enough((megabytes - driverHeap() * 11 / 10 - DAEMONS) * 9 / 10, LEAST_OF_SPARK);
    }

    private int enough(int heap, int least) throws SubmitException {
        if (heap < LEAST_HEAP) {
            throw new SubmitException("--memory " + megabytes + "m is too little for Spark's Java; " + least
                    + "m is the least for this shape");
        }
        return heap;
    }
}
