package org.phasesweep.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phasesweep.analysis.GridAxes;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Axis;

/** The points of a sweep by the values of its axes. */
final class Grid {

    private final SweepPlan plan;
    private final GridAxes axes;
    private final Map<String, List<Double>> values = new TreeMap<>();

    Grid(SweepPlan plan) {
        this.plan = plan;
        this.axes = new GridAxes(plan);
    }

    /** The point of a row of the diagram. */
    GridPoint point(int row) {
        return plan.points().get(row);
    }

    /** The value of an axis in a row of the diagram. */
    double value(int row, String axis) {
        return axes.value(point(row), axis);
    }

    /** The values of an axis that the points have, increasing. */
    List<Double> values(Axis axis) {
        return values.computeIfAbsent(axis.name(), name -> {
            Set<Double> sorted = new TreeSet<>();
            plan.points().forEach(point -> sorted.add(axes.value(point, name)));
            return List.copyOf(sorted);
        });
    }

    /** The axes with more than one value. */
    List<Axis> varying() {
        return plan.spec().axes().stream()
                .filter(axis -> values(axis).size() > 1)
                .toList();
    }

    /** An axis as that of a figure, wide enough for all its values. */
    PlotAxis plotAxis(Axis axis) {
        List<Double> values = values(axis);
        List<String> companions = companions(axis);
        String label = Labels.axis(axis.name())
                + (companions.isEmpty()
                        ? ""
                        : companions.stream().map(Labels::symbol).collect(Collectors.joining(", ", " (with ", ")")));
        double[] numbers = values.stream().mapToDouble(value -> value).toArray();
        return PlotAxis.covering(axis.column(), label, Scale.of(axis, values), numbers);
    }

    /** Two axes as those of a figure. */
    Plane plane(String xName, PlotAxis x, String yName, PlotAxis y) {
        return new Plane(axes, xName, x, yName, y);
    }

    /** The other axes that advance together with one. */
    List<String> companions(Axis axis) {
        return plan.spec().zips().stream()
                .filter(zip -> zip.contains(axis.name()))
                .flatMap(List::stream)
                .filter(name -> !name.equals(axis.name()))
                .toList();
    }

    /** The rows with these values of axes, in order. */
    List<Integer> rows(Map<String, Double> where) {
        return IntStream.range(0, plan.points().size())
                .filter(row ->
                        where.entrySet().stream().allMatch(entry -> value(row, entry.getKey()) == entry.getValue()))
                .boxed()
                .toList();
    }

    /** The points of rows of the diagram. */
    List<GridPoint> points(List<Integer> rows) {
        return rows.stream().map(this::point).toList();
    }

    /** Values by column instead of by axis. */
    static Map<String, Double> byColumn(Map<String, Double> byAxis) {
        Map<String, Double> byColumn = new LinkedHashMap<>();
        byAxis.forEach((axis, value) -> byColumn.put(axis.replace(".", "__"), value));
        return byColumn;
    }

    /** At most so many of the values, evenly chosen, the ends among them. */
    static List<Double> evenly(List<Double> values, int most) {
        if (values.size() <= most) {
            return values;
        }
        return IntStream.range(0, most)
                .mapToObj(i -> values.get(Math.round((float) i * (values.size() - 1) / (most - 1))))
                .toList();
    }
}
