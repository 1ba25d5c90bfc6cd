package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.SweepSpec.Refine;
import org.phasesweep.table.Realizations;

/**
 * Where the grid needs more points: on every line along the spec's {@code refine} axis, the middle of the bracket that holds the
 * crossing, until the bracket is no wider than the tolerance. One point a line and round; a line is decided on when all of its
 * points have all the realizations that they get, so the points are a function of completed rounds alone.
 */
public final class Refinement {

    private final SweepPlan plan;
    private final Realizations values;
    private final Refine refine;
    private final Observable observable;
    private final int[] wanted;
    private final GridAxes axes;

    private Refinement(SweepPlan plan, Realizations values, Refine refine, Observable observable, int[] wanted) {
        this.plan = plan;
        this.values = values.first(wanted);
        this.refine = refine;
        this.observable = observable;
        this.wanted = wanted;
        this.axes = new GridAxes(plan);
    }

    /**
     * Grid points to be added, by the names of the spec's axes; none when every line is done, waits for rows, or has no crossing.
     *
     * @param plan all points so far
     * @param values of these points
     * @param wanted realizations of each point, by {@link WantedRealizations}
     */
    public static List<Map<String, Double>> next(
            SweepPlan plan, Realizations values, int[] wanted, Components components) {
        Optional<Refine> refine = plan.spec().refine();
        return refine.isEmpty()
                ? List.of()
                : new Refinement(
                                plan,
                                values,
                                refine.get(),
                                components.observable(refine.get().boundary().observable()),
                                wanted)
                        .next();
    }

    private List<Map<String, Double>> next() {
        Map<Map<String, Double>, List<Integer>> lines = new LinkedHashMap<>();
        for (int point = 0; point < plan.points().size(); point++) {
            lines.computeIfAbsent(axes.others(plan.points().get(point), along()), at -> new ArrayList<>())
                    .add(point);
        }
        List<Map<String, Double>> added = new ArrayList<>();
        lines.values().forEach(line -> next(line).ifPresent(added::add));
        return added;
    }

    private Optional<Map<String, Double>> next(List<Integer> unsorted) {
        List<Integer> line = new ArrayList<>(unsorted);
        line.sort(Comparator.comparingDouble(this::value));
        if (line.size() < 2 || line.stream().anyMatch(point -> values.completed(point) < wanted[point])) {
            return Optional.empty();
        }
        double[] axis = line.stream().mapToDouble(this::axisValue).toArray();
        MeasuredCurve curve = new MeasuredCurve(values, observable, line);
        Crossing crossing = new Crossing(axis, refine.boundary().level());
        int[] sides = crossing.sides(curve.values(), curve.limits());
        return Crossing.changes(sides) == 1
                ? halved(
                        line,
                        axis,
                        crossing.find(curve.values(), Crossing.bracket(sides)).orElseThrow())
                : Optional.empty();
    }

    /** The middle of the bracket of the root; empty when it is narrow enough, or has no whole number inside. */
    private Optional<Map<String, Double>> halved(List<Integer> line, double[] axis, double root) {
        int upper = 1;
        while (upper < axis.length - 1 && axis[upper] < root) {
            upper++;
        }
        double low = value(line.get(upper - 1));
        double high = value(line.get(upper));
        double between = Axis.between(low, high, 0.5, axes.logarithmic(along()));
        double middle = Axis.whole(along()) ? StrictMath.rint(between) : between;
        boolean done = !(high - low > refine.tolerance())
                || middle == low
                || middle == high
                || hasNoSampleCountInside(line.get(upper - 1), line.get(upper));
        return done ? Optional.empty() : Optional.of(coordinates(plan.points().get(line.get(upper)), middle));
    }

    /** Along the load, neighbours whose whole sample counts leave none between them. */
    private boolean hasNoSampleCountInside(int lower, int upper) {
        double between = plan.points().get(upper).sampleCount()
                - plan.points().get(lower).sampleCount();
        return along().equals(Axis.LOAD) && between <= 1;
    }

    private Map<String, Double> coordinates(GridPoint neighbour, double middle) {
        Map<String, Double> coordinates = new LinkedHashMap<>();
        plan.spec().axes().forEach(axis -> coordinates.put(axis.name(), axes.value(neighbour, axis.name())));
        coordinates.put(along(), middle);
        return coordinates;
    }

    private String along() {
        return refine.boundary().along();
    }

    private double value(int point) {
        return axes.value(plan.points().get(point), along());
    }

    private double axisValue(int point) {
        return axes.logarithmic(along()) ? StrictMath.log(value(point)) : value(point);
    }
}
