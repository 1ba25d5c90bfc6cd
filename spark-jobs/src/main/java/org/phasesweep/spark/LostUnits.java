package org.phasesweep.spark;

import java.util.Arrays;
import java.util.List;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.table.UnitRow;

/** Rows for units that the engine could not finish. */
final class LostUnits {

    /** The cause in the rows of a unit whose executors died again and again. */
    static final String EXECUTOR_LOST = "executor lost";

    private LostUnits() {}

    /** A failure row for each cell of the unit. */
    static List<UnitRow> rows(SweepUnit unit, String cause, int replicas, int columns) {
        double[] unknown = new double[columns];
        Arrays.fill(unknown, Double.NaN);
        return unit.slice().cells().stream()
                .map(cell -> new UnitRow(
                        unit.id(),
                        cell.id(),
                        unit.realization(),
                        unit.slice().dimension(),
                        cell.sampleCount(),
                        cell.temperature(),
                        replicas,
                        unknown,
                        unknown,
                        cause))
                .toList();
    }
}
