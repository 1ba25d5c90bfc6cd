package org.phasesweep.plan;

import java.util.List;

/**
 * Units packed for one Spark task.
 *
 * @param units in the order in which they are computed
 * @param memoryBytes heap that the task needs beside the data file
 * @param expectedSeconds on one core, by the cost model
 */
public record SweepTask(List<SweepUnit> units, long memoryBytes, double expectedSeconds) {

    public SweepTask {
        units = List.copyOf(units);
    }
}
