package org.phasesweep.table;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.spec.Axis;
import org.phasesweep.statistics.Estimate;

/** The diagram as files whose bytes are a function of its rows alone: no time, host, path or commit in them. */
public final class DiagramFiles {

    /** NAME and this: standard error over realizations. */
    public static final String ERROR_SUFFIX = "_stderr";

    /** NAME and this: standard error at fixed disorder. */
    public static final String THERMAL_ERROR_SUFFIX = "_thermal_stderr";

    /** NAME and this: 1 where too few events carry the error bar, else 0. */
    public static final String FLAG_SUFFIX = "_flag";

    /** NAME of a histogram and this: the edges of its bins, the same in every row. */
    public static final String EDGES_SUFFIX = "_edges";

    /** The number of realizations that a row rests on. */
    public static final String REALIZATIONS = "realizations";

    private DiagramFiles() {}

    /**
     * The columns: axes, realizations, then NAME, NAME_stderr, NAME_thermal_stderr, NAME_flag for each
     * observable: first those that are numbers, then those that are lists, NAME_edges behind a histogram.
     */
    public static ColumnTable columns(Diagram diagram) {
        ColumnTable table = axes(diagram.points(), diagram.otherAxes());
        table.with(REALIZATIONS, realizations(diagram));
        for (int observable = 0; observable < diagram.observables().size(); observable++) {
            String name = diagram.observables().get(observable);
            List<Estimate> estimates = diagram.estimates().get(observable);
            table.with(name, numbers(estimates, Estimate::mean))
                    .with(name + ERROR_SUFFIX, numbers(estimates, Estimate::disorderError))
                    .with(name + THERMAL_ERROR_SUFFIX, numbers(estimates, Estimate::thermalError))
                    .with(name + FLAG_SUFFIX, numbers(estimates, DiagramFiles::flag));
        }
        diagram.lists().forEach(list -> add(table, list));
        return table;
    }

    private static void add(ColumnTable table, Diagram.ListColumn list) {
        String name = list.name();
        table.with(name, lists(list, Estimate::mean))
                .with(name + ERROR_SUFFIX, lists(list, Estimate::disorderError))
                .with(name + THERMAL_ERROR_SUFFIX, lists(list, Estimate::thermalError))
                .with(name + FLAG_SUFFIX, lists(list, DiagramFiles::flag));
        if (!list.edges().isEmpty()) {
            double[] edges = numbers(list.edges(), Double::doubleValue);
            double[][] everywhere = new double[list.estimates().size()][];
            Arrays.fill(everywhere, edges);
            table.with(name + EDGES_SUFFIX, everywhere);
        }
    }

    private static double[][] lists(Diagram.ListColumn list, ToDoubleFunction<Estimate> value) {
        return list.estimates().stream().map(entries -> numbers(entries, value)).toArray(double[][]::new);
    }

    private static double flag(Estimate estimate) {
        return estimate.fewEvents() ? 1 : 0;
    }

    /** Arrow IPC file of {@link #columns}. */
    public static byte[] toArrow(Diagram diagram) {
        return ArrowFile.write(columns(diagram));
    }

    /** CSV of {@link #columns} without the lists. */
    public static String toCsv(Diagram diagram) {
        return columns(diagram).toCsv();
    }

    /** The axis columns that every table of grid points begins with. */
    public static ColumnTable axes(List<GridPoint> points, List<String> otherAxes) {
        ColumnTable table = new ColumnTable()
                .with(Axis.DIMENSION, numbers(points, GridPoint::dimension))
                .with(Axis.SAMPLE_COUNT, numbers(points, GridPoint::sampleCount))
                .with(Axis.LOAD, numbers(points, GridPoint::load))
                .with(Axis.TEMPERATURE, numbers(points, GridPoint::temperature))
                .with(Axis.TIME, numbers(points, GridPoint::time));
        for (int axis = 0; axis < otherAxes.size(); axis++) {
            int index = axis;
            table.with(
                    otherAxes.get(axis), numbers(points, point -> point.others().get(index)));
        }
        return table;
    }

    /** The fewest realizations that any observable of the row has: failures may have taken some. */
    private static double[] realizations(Diagram diagram) {
        double[] fewest = new double[diagram.points().size()];
        for (int point = 0; point < fewest.length; point++) {
            int row = point;
            fewest[point] = diagram.estimates().stream()
                    .mapToInt(estimates -> estimates.get(row).realizations())
                    .min()
                    .orElse(0);
        }
        return fewest;
    }

    private static <T> double[] numbers(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
