package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Measure;
import org.phasesweep.statistics.Bootstrap;
import org.phasesweep.table.Realizations;

/** The points of a sweep at which a measure has values, in lines along its axis. */
final class Lines {

    private final SweepPlan plan;
    private final Realizations realizations;
    private final GridAxes axes;
    private final TheoryAtBoundary theory;
    private final Components components;

    Lines(SweepPlan plan, Realizations realizations, Components components) {
        this.plan = plan;
        this.realizations = realizations;
        this.axes = new GridAxes(plan);
        this.theory = new TheoryAtBoundary(plan, components);
        this.components = components;
    }

    /** The bootstrap of what is measured at values of the other axes: the same in every analysis, another for each measure. */
    Bootstrap bootstrap(Object measured, Map<String, Double> at) {
        return new Bootstrap(plan.spec().seed(), measured + " at " + at);
    }

    /** All points of the plan by the values of the axes other than the given ones, by column name. */
    Map<Map<String, Double>, List<Integer>> by(Set<String> without) {
        Map<Map<String, Double>, List<Integer>> lines = new LinkedHashMap<>();
        for (int point = 0; point < plan.points().size(); point++) {
            lines.computeIfAbsent(axes.others(plan.points().get(point), without), at -> new ArrayList<>())
                    .add(point);
        }
        return lines;
    }

    /** The points with values, in the order of an axis; of those at one place the first. */
    List<Integer> along(List<Integer> points, Measure.OfCurves measure) {
        Map<Double, Integer> sorted = new TreeMap<>();
        points.stream()
                .filter(point -> isMeasured(point, measure))
                .forEach(point -> sorted.putIfAbsent(value(point, measure.along()), point));
        return List.copyOf(sorted.values());
    }

    /** The points by size, each in the order of the axis. */
    Map<Double, List<Integer>> bySize(List<Integer> points, Measure.OfCurves measure, String size) {
        Map<Double, List<Integer>> sizes = points.stream()
                .collect(Collectors.groupingBy(point -> value(point, size), TreeMap::new, Collectors.toList()));
        sizes.replaceAll((value, members) -> along(members, measure));
        sizes.values().removeIf(List::isEmpty);
        return sizes;
    }

    /** The points with errors; all where none has any, as for one realization. */
    List<Integer> withErrors(List<Integer> points, Measure.OfCurves measure) {
        if (points.isEmpty()) {
            return points;
        }
        double[] errors = measured(points, measure).errors();
        boolean known = Arrays.stream(errors).anyMatch(error -> error > ZeroMean.ROUNDING);
        return IntStream.range(0, errors.length)
                .filter(i -> errors[i] > ZeroMean.ROUNDING || !known)
                .mapToObj(points::get)
                .toList();
    }

    private boolean isMeasured(int point, Measure.OfCurves measure) {
        double[][] ingredients = Diagrams.ingredients(realizations, observable(measure), point);
        return Double.isFinite(value(point, measure.along()))
                && IntStream.range(0, ingredients[0].length).anyMatch(r -> Diagrams.finite(ingredients, r));
    }

    /** The value of an axis at a point; along the load ln N / d of its whole N. */
    double value(int point, String axis) {
        return axes.exactValue(plan.points().get(point), axis);
    }

    /** The values of an axis at points. */
    double[] values(List<Integer> points, String axis) {
        return points.stream().mapToDouble(point -> value(point, axis)).toArray();
    }

    /** The measured values at points. */
    MeasuredPoints measured(List<Integer> points, Measure.OfCurves measure) {
        return new MeasuredPoints(
                realizations,
                observable(measure),
                points,
                point -> theory.disorder(plan.points().get(point)));
    }

    private Observable observable(Measure.OfCurves measure) {
        return components.observable(measure.observable());
    }

    GridPoint point(int index) {
        return plan.points().get(index);
    }

    GridAxes axes() {
        return axes;
    }

    TheoryAtBoundary theory() {
        return theory;
    }
}
