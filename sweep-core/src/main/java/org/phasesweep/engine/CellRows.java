package org.phasesweep.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.UnitRow;

/** Gathers the states of a unit into one row for each cell. */
final class CellRows {

    private final SweepUnit unit;
    private final List<StateObservable> measured;
    private final int replicas;
    private final boolean commonData;
    private final Map<String, Gathered> byCell = new TreeMap<>();

    /**
     * No rows yet.
     *
     * @param commonData whether the replicas have their data set in common; the variance at fixed data is unknown otherwise
     */
    CellRows(SweepUnit unit, List<StateObservable> measured, int replicas, boolean commonData) {
        this.unit = unit;
        this.measured = measured;
        this.replicas = replicas;
        this.commonData = commonData;
    }

    /** The replicas of a cell so far. */
    private static final class Gathered {
        private final ReplicaAccumulator[] columns;
        private int replicas;

        Gathered(int columnCount) {
            columns = new ReplicaAccumulator[columnCount];
            Arrays.setAll(columns, c -> new ReplicaAccumulator());
        }
    }

    /** Measures a state, and returns the values. Replicas of a cell come in order, for the sums to have one order. */
    double[] add(Cell cell, int replica, PosteriorState state) {
        Gathered gathered = byCell.computeIfAbsent(cell.id(), id -> new Gathered(measured.size()));
        if (replica != gathered.replicas) {
            throw new IllegalStateException("replica " + replica + " of cell " + cell.id() + " after "
                    + gathered.replicas + " replicas: a sampler must deliver them in order");
        }
        gathered.replicas++;
        double[] values = new double[measured.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = measured.get(column).value(state);
            gathered.columns[column].add(values[column]);
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
        double[] means = Arrays.stream(gathered.columns)
                .mapToDouble(ReplicaAccumulator::mean)
                .toArray();
        double[] variances = Arrays.stream(gathered.columns)
                .mapToDouble(column -> commonData ? column.variance() : Double.NaN)
                .toArray();
        for (int column = 0; column < means.length; column++) {
            if (!Double.isFinite(means[column])) {
                return failed(cell, measured.get(column).name() + " is " + means[column]);
            }
        }
        return row(cell, means, variances, "");
    }

    private UnitRow failed(Cell cell, String failure) {
        double[] unknown = new double[measured.size()];
        Arrays.fill(unknown, Double.NaN);
        String cause = failure.isEmpty() ? "the sampler delivered no states for this cell" : failure;
        return row(cell, unknown, unknown, cause);
    }

    private UnitRow row(Cell cell, double[] means, double[] variances, String failure) {
        return new UnitRow(
                unit.id(),
                cell.id(),
                unit.realization(),
                unit.slice().dimension(),
                cell.sampleCount(),
                cell.temperature(),
                replicas,
                means,
                variances,
                failure);
    }
}
