package org.phasesweep.aggregate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.DiagramFiles;
import org.phasesweep.table.Realizations;
import org.phasesweep.table.UnitTable;

/**
 * All good rows as tables of a bounded size: axes, unit, realization, replicas, then NAME and NAME_replica_variance for each
 * measured column, those of lists last; in the order of the diagram's rows, then of realizations.
 */
final class RealizationTables {

    private static final int ROWS_PER_TABLE = 65_536;

    private final SweepPlan plan;
    private final GrownSweep sweep;
    private final Realizations values;

    RealizationTables(GrownSweep sweep) {
        this.plan = sweep.plan();
        this.sweep = sweep;
        this.values = sweep.realizations();
    }

    /** The columns without rows. */
    ColumnTable empty() {
        return table(List.of());
    }

    void forEach(ResultFile.Sink sink) throws IOException {
        List<int[]> open = new ArrayList<>();
        for (int point = 0; point < plan.points().size(); point++) {
            for (int realization = 0; realization < plan.spec().realizations(); realization++) {
                if (sweep.has(point, realization)) {
                    open.add(new int[] {point, realization});
                }
            }
            if (open.size() >= ROWS_PER_TABLE) {
                sink.accept(table(open));
                open.clear();
            }
        }
        sink.accept(table(open));
    }

    /** Of pairs (point, realization). */
    private ColumnTable table(List<int[]> places) {
        List<GridPoint> points =
                places.stream().map(place -> plan.points().get(place[0])).toList();
        double[] replicas = new double[places.size()];
        Arrays.fill(replicas, values.replicas());
        ColumnTable table = DiagramFiles.axes(points, plan.otherAxes())
                .with(
                        "unit",
                        places.stream()
                                .map(place -> sweep.rows().unitId(place[0], place[1]))
                                .toList())
                .with(
                        "realization",
                        places.stream().mapToDouble(place -> place[1]).toArray())
                .with("replicas", replicas);
        for (int column = 0; column < values.columns().size(); column++) {
            String name = values.columns().get(column);
            table.with(name, at(values.means()[column], places))
                    .with(name + UnitTable.VARIANCE_SUFFIX, at(values.replicaVariances()[column], places));
        }
        for (Realizations.ListColumn list : values.lists()) {
            table.with(list.name(), at(list.means(), places))
                    .with(list.name() + UnitTable.VARIANCE_SUFFIX, at(list.replicaVariances(), places));
        }
        return table;
    }

    private static double[][] at(double[][][] lists, List<int[]> places) {
        return places.stream().map(place -> lists[place[0]][place[1]]).toArray(double[][]::new);
    }

    private static double[] at(double[][] column, List<int[]> places) {
        return places.stream().mapToDouble(place -> column[place[0]][place[1]]).toArray();
    }
}
