package org.phasesweep.aggregate;

import org.phasesweep.plan.SweepPlan;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;

/**
 * What aggregation found.
 *
 * @param plan the points of the diagram, with those that refinement added
 * @param realizations all values, for analysis
 * @param diagram the phase diagram, as written
 * @param units that the spec asks for
 * @param completeUnits units of which every cell has a good row
 * @param failedUnits units with a failed cell
 */
public record Aggregate(
        SweepPlan plan, Realizations realizations, Diagram diagram, long units, long completeUnits, long failedUnits) {

    /** Distinct cells. */
    public long cells() {
        return plan.slices().stream().mapToLong(slice -> slice.cells().size()).sum();
    }

    /** Whether nothing is missing. */
    public boolean complete() {
        return completeUnits == units;
    }
}
