package org.phasesweep.cli;

import java.util.Optional;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.PlanException;

/** How much of a heap a task may plan with. */
final class TaskMemory {

    /** Spark's own share, buffers and garbage take the rest. */
    private static final double SHARE = 0.5;

    private static final int COPIES = 3;

    private TaskMemory() {}

    /**
     * Bytes for each of the tasks that share a heap with a data file, of which there are the rows as read, as broadcast and as
     * tasks see them.
     *
     * @throws PlanException if the file leaves nothing
     */
    static long perTask(long heapBytes, int tasks, Optional<DataMatrix> data) throws PlanException {
        long dataBytes = data.map(file -> (long) COPIES * Double.BYTES * file.rows() * file.columns())
                .orElse(0L);
        if (dataBytes >= heapBytes) {
            throw new PlanException("the data file needs " + (dataBytes >> 20) + " MB, a heap has " + (heapBytes >> 20)
                    + " MB; give more with --memory (on a cluster --conf spark.executor.memory), or keep fewer rows");
        }
        return (long) (SHARE * (heapBytes - dataBytes) / Math.max(1, tasks));
    }
}
