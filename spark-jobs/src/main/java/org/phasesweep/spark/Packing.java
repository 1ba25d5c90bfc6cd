package org.phasesweep.spark;

import java.util.List;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.SweepTask;

/**
 * Packs what is missing of a sweep (or of a shard of it) into tasks. Asked again with what exists by then when tasks were
 * lost, so it must be a function of its argument alone.
 */
@FunctionalInterface
public interface Packing {

    /** Tasks that compute every cell that is not completed, longest first. @throws PlanException if they cannot be packed */
    List<SweepTask> tasks(CompletedCells completed) throws PlanException;
}
