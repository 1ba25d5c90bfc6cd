package org.phasesweep.testing;

import org.phasesweep.table.UnitRow;

/** Rows made of others. */
public final class Rows {

    private Rows() {}

    /** The same cell of the same unit with other values. */
    public static UnitRow with(UnitRow row, double[] means, double[] variances) {
        return new UnitRow(
                row.unitId(),
                row.cellId(),
                row.realization(),
                row.dimension(),
                row.sampleCount(),
                row.temperature(),
                row.replicas(),
                means,
                variances,
                row.failure());
    }
}
