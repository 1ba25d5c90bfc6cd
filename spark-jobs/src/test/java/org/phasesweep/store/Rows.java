package org.phasesweep.store;

import java.util.List;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;

/** Rows for tests of the store. */
final class Rows {

    private static final String SLICE = "0123456789ab";

    private Rows() {}

    /** A good row of a cell. */
    static UnitRow good(int cell, int realization, double value) {
        return new UnitRow(
                SLICE + "-r" + realization,
                cellId(cell),
                realization,
                4,
                10,
                0.5,
                3,
                new double[] {value},
                new double[] {Double.NaN},
                "");
    }

    static UnitRow failed(int cell, int realization, String cause) {
        double[] unknown = {Double.NaN};
        return new UnitRow(
                SLICE + "-r" + realization, cellId(cell), realization, 4, 10, 0.5, 3, unknown, unknown, cause);
    }

    static String cellId(int cell) {
        return String.format("%024x", 0x9e3779b97f4a7c15L * cell);
    }

    static UnitTable table(UnitRow... rows) {
        return new UnitTable(List.of("energy"), List.of(rows));
    }
}
