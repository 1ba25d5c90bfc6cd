package org.phasesweep.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.UnitRow;

/** Gathers the states of a unit into one row for each cell. */
final class CellRows {

    private final SweepUnit unit;
    private final MeasuredColumns measured;
    private final int replicas;
    private final boolean commonData;
    private final Map<String, Gathered> byCell = new TreeMap<>();

    /**
     * No rows yet.
     *
     * @param commonData whether the replicas have their data set in common; the variance at fixed data is unknown otherwise
     */
    CellRows(SweepUnit unit, MeasuredColumns measured, int replicas, boolean commonData) {
        this.unit = unit;
        this.measured = measured;
        this.replicas = replicas;
        this.commonData = commonData;
    }

    /** The replicas of a cell so far. */
    private static final class Gathered {
        private final ReplicaAccumulator[] entries;
        private int replicas;

        Gathered(int entryCount) {
            entries = new ReplicaAccumulator[entryCount];
            Arrays.setAll(entries, e -> new ReplicaAccumulator());
        }
    }

    /** Measures a state, and returns the entries. Replicas of a cell come in order, for the sums to have one order. */
    double[] add(Cell cell, int replica, PosteriorState state) {
        double[] values = measured.values(state);
        Gathered gathered = byCell.computeIfAbsent(cell.id(), id -> new Gathered(values.length));
        if (replica != gathered.replicas) {
            throw new IllegalStateException("replica " + replica + " of cell " + cell.id() + " after "
                    + gathered.replicas + " replicas: a sampler must deliver them in order");
        }
        gathered.replicas++;
        for (int entry = 0; entry < values.length; entry++) {
            gathered.entries[entry].add(values[entry]);
        }
        return values;
    }

    /** The rows; cells that did not get all their replicas carry the failure. */
    List<UnitRow> finish(String failure) {
        List<UnitRow> rows = new ArrayList<>();
        for (Cell cell : unit.slice().cells()) {
            Gathered gathered = byCell.get(cell.id());
            boolean complete = gathered != null && gathered.replicas == replicas;
            rows.add(complete ? good(cell, gathered) : failed(cell, failure));
        }
        return rows;
    }

    private UnitRow good(Cell cell, Gathered gathered) {
        double[] means = Arrays.stream(gathered.entries)
                .mapToDouble(ReplicaAccumulator::mean)
                .toArray();
        double[] variances = Arrays.stream(gathered.entries)
                .mapToDouble(entry -> commonData ? entry.variance() : Double.NaN)
                .toArray();
        for (int entry = 0; entry < means.length; entry++) {
            if (!Double.isFinite(means[entry])) {
                String name = measured.entries(unit.slice().dimension()).get(entry);
                return failed(cell, name + " is " + means[entry]);
            }
        }
        return row(cell, means, variances, "");
    }

    private UnitRow failed(Cell cell, String failure) {
        double[] unknown = new double[measured.numbers().size()];
        Arrays.fill(unknown, Double.NaN);
        String cause = failure.isEmpty() ? "the sampler delivered no states for this cell" : failure;
        return row(cell, unknown, unknown, cause);
    }

    private UnitRow row(Cell cell, double[] means, double[] variances, String failure) {
        int dimension = unit.slice().dimension();
        int numbers = measured.numbers().size();
        UnitRow row = new UnitRow(
                unit.id(),
                cell.id(),
                unit.realization(),
                dimension,
                cell.sampleCount(),
                cell.temperature(),
                replicas,
                Arrays.copyOf(means, numbers),
                Arrays.copyOf(variances, numbers),
                failure);
        return row.failed()
                ? row
                : row.withLists(measured.lists(means, dimension), measured.lists(variances, dimension));
    }
}
