package org.phasesweep.verify;

import java.util.List;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;

/**
 * A row as it is stored beside the same row computed again.
 *
 * @param columns measured columns of numbers
 * @param lists measured columns of lists
 * @param findings where differences go
 */
record UnitComparison(List<String> columns, List<String> lists, Findings findings) {

    void compare(UnitRow stored, UnitRow computed) {
        if (stored.failed()) {
            compareFailure(stored, computed);
        } else if (computed.failed()) {
            findings.difference(place(stored) + ": there are values, but run again it fails: " + computed.failure());
        } else {
            compareValues(stored, computed);
        }
    }

    /** A failure may have had a cause outside the unit: it is no difference. */
    private void compareFailure(UnitRow stored, UnitRow computed) {
        if (!computed.failed()) {
            findings.remark(place(stored) + " failed (" + stored.failure()
                    + ") and now succeeds; the run's command computes it");
        } else if (!computed.failure().equals(stored.failure())) {
            findings.remark(
                    place(stored) + " failed (" + stored.failure() + ") and fails again: " + computed.failure());
        }
    }

    private void compareValues(UnitRow stored, UnitRow computed) {
        compare(stored, "dimension", stored.dimension(), computed.dimension());
        compare(stored, "sample_count", stored.sampleCount(), computed.sampleCount());
        compare(stored, "temperature", stored.temperature(), computed.temperature());
        compare(stored, "replicas", stored.replicas(), computed.replicas());
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            compare(stored, name, stored.means()[column], computed.means()[column]);
            compare(
                    stored,
                    name + UnitTable.VARIANCE_SUFFIX,
                    stored.replicaVariances()[column],
                    computed.replicaVariances()[column]);
        }
        for (int list = 0; list < lists.size(); list++) {
            String name = lists.get(list);
            compare(stored, name, stored.listMeans()[list], computed.listMeans()[list]);
            compare(
                    stored,
                    name + UnitTable.VARIANCE_SUFFIX,
                    stored.listVariances()[list],
                    computed.listVariances()[list]);
        }
    }

    private void compare(UnitRow row, String list, double[] stored, double[] computed) {
        compare(row, "length of " + list, stored.length, computed.length);
        for (int entry = 0; entry < Math.min(stored.length, computed.length); entry++) {
            compare(row, list + "[" + entry + "]", stored[entry], computed[entry]);
        }
    }

    private void compare(UnitRow row, String column, double stored, double computed) {
        if (Double.doubleToLongBits(stored) != Double.doubleToLongBits(computed)) {
            findings.value(
                    "unit " + row.unitId(),
                    ", " + cell(row) + ", " + column + ": stored " + stored + ", computed again " + computed);
        }
    }

    private static String place(UnitRow row) {
        return "unit " + row.unitId() + ", " + cell(row);
    }

    private static String cell(UnitRow row) {
        return "cell " + row.cellId() + " (dimension " + row.dimension() + ", sample_count " + row.sampleCount()
                + ", temperature " + row.temperature() + ")";
    }
}
