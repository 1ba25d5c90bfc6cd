package org.phasesweep.testing;

import java.util.Arrays;
import org.phasesweep.table.UnitRow;

/** Rows made of others. */
public final class Rows {

    private Rows() {}

    /** The same cell of the same unit with other values. */
    public static UnitRow with(UnitRow row, double[] means, double[] variances) {
        return with(row, means, variances, row.failure());
    }

    /** The same cell of the same unit, failed. */
    public static UnitRow failed(UnitRow row, String cause) {
        double[] unknown = new double[row.means().length];
        Arrays.fill(unknown, Double.NaN);
        return with(row, unknown, unknown, cause);
    }

    private static UnitRow with(UnitRow row, double[] means, double[] variances, String failure) {
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
                failure);
    }
}
