package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.phasesweep.analysis.TheoryAtBoundary;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.Component;
import org.phasesweep.theory.BoundaryPrediction;
import org.phasesweep.theory.ObservablePrediction;
import org.phasesweep.theory.TheoryCurve;
import org.phasesweep.theory.TheoryPoint;

/** What theory predicts, as points to be drawn. Whatever is drawn is asked of the theory curves. */
final class TheoryLines {

    private static final int SAMPLES = 161;
    private static final Set<String> TEMPERATURES = Set.of(Axis.TEMPERATURE, Axis.TIME);
    private static final Set<String> LOADS = Set.of(Axis.LOAD, Axis.SAMPLE_COUNT);

    private final Components components;
    private final TheoryAtBoundary theory;

    TheoryLines(SweepPlan plan, Components components) {
        this.components = components;
        this.theory = new TheoryAtBoundary(plan, components);
    }

    /** The curves that place a transition at this point. */
    List<BoundaryPrediction> boundaries(GridPoint point) {
        List<BoundaryPrediction> found = new ArrayList<>();
        for (TheoryCurve curve : components.theories()) {
            if (curve instanceof BoundaryPrediction prediction && curve.appliesTo(theory.theoryPoint(point))) {
                found.add(prediction);
            }
        }
        return found;
    }

    /** Whether a curve is where its observable crosses a level in the limit of large sizes. */
    boolean locates(BoundaryPrediction prediction, GridPoint point, double level) {
        return prediction.locates(theory.theoryPoint(point), level);
    }

    /** The curves that predict this observable at this point. */
    List<ObservablePrediction> predictions(GridPoint point, String observable) {
        List<ObservablePrediction> found = new ArrayList<>();
        for (TheoryCurve curve : theory.applicable(point, observable)) {
            if (curve instanceof ObservablePrediction prediction) {
                found.add(prediction);
            }
        }
        return found;
    }

    /** The value of an axis at the transition; NaN where there is none, or something else changes along the axis. */
    double boundary(BoundaryPrediction prediction, List<GridPoint> points, String along) {
        boolean alike = points.stream().map(TheoryLines::others).distinct().count() == 1;
        return alike ? theory.value(prediction, points.get(0), along) : Double.NaN;
    }

    /**
     * A predicted boundary in the plane of two axes: finely sampled between temperature (time) and load (sample count) when
     * nothing else changes between the points, otherwise at the values of the grid. Only what lies within both axes.
     */
    List<Dot> boundary(BoundaryPrediction prediction, List<GridPoint> points, Plane plane) {
        return line(prediction, points, plane).stream()
                .filter(dot -> plane.x().contains(dot.x()) && plane.y().contains(dot.y()))
                .toList();
    }

    private List<Dot> line(BoundaryPrediction prediction, List<GridPoint> points, Plane plane) {
        boolean alike = points.stream().map(TheoryLines::others).distinct().count() == 1;
        if (alike && TEMPERATURES.contains(plane.xName()) && LOADS.contains(plane.yName())) {
            return sampled(prediction, points.get(0), plane);
        }
        if (alike && TEMPERATURES.contains(plane.yName()) && LOADS.contains(plane.xName())) {
            return swapped(sampled(prediction, points.get(0), plane.swapped()));
        }
        return canSolve(points, plane.swapped())
                ? onGrid(prediction, points, plane)
                : canSolve(points, plane) ? swapped(onGrid(prediction, points, plane.swapped())) : List.of();
    }

    private List<Dot> sampled(BoundaryPrediction prediction, GridPoint point, Plane plane) {
        List<Dot> line = new ArrayList<>();
        for (double x : samples(plane.x())) {
            GridPoint at = withTemperature(point, temperature(point, plane.xName(), x));
            line.add(Dot.of(x, theory.value(prediction, at, plane.yName())));
        }
        return line;
    }

    /** y at the transition for each x of the points. */
    private List<Dot> onGrid(BoundaryPrediction prediction, List<GridPoint> points, Plane plane) {
        Map<Double, Double> line = new TreeMap<>();
        for (GridPoint point : points) {
            line.computeIfAbsent(plane.xOf(point), x -> theory.value(prediction, point, plane.yName()));
        }
        return line.entrySet().stream()
                .map(entry -> Dot.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether theory knows the transition along the horizontal axis and nothing but it changes with it. */
    private static boolean canSolve(List<GridPoint> points, Plane plane) {
        boolean known = TEMPERATURES.contains(plane.xName()) || LOADS.contains(plane.xName());
        long lines = points.stream().map(plane::yOf).distinct().count();
        return known
                && points.stream()
                                .map(point -> List.of(plane.yOf(point), others(point)))
                                .distinct()
                                .count()
                        == lines;
    }

    /** The coordinates other than temperature and sample count. */
    private static List<Object> others(GridPoint point) {
        return List.of(point.dimension(), point.others());
    }

    private static List<Dot> swapped(List<Dot> line) {
        return line.stream().map(dot -> Dot.of(dot.y(), dot.x())).toList();
    }

    /**
     * A predicted observable along an axis: finely sampled over temperature or time when nothing else changes, otherwise at
     * the values of the grid.
     */
    List<Dot> curve(ObservablePrediction prediction, List<GridPoint> points, Plane plane) {
        List<Dot> line = new ArrayList<>();
        if (points.stream()
                        .map(point -> List.of(others(point), point.logSampleCount()))
                        .distinct()
                        .count()
                == 1) {
            TheoryPoint any = theory.theoryPoint(points.get(0));
            for (double x : samples(plane.x())) {
                double temperature = temperature(points.get(0), plane.xName(), x);
                line.add(Dot.of(x, prediction.value(at(any, temperature))));
            }
        } else {
            points.forEach(point -> line.add(Dot.of(plane.xOf(point), prediction.value(theory.theoryPoint(point)))));
        }
        return line;
    }

    /** Temperatures and times are positive. */
    private static double[] samples(PlotAxis axis) {
        return DoubleStream.of(axis.samples(SAMPLES)).filter(value -> value > 0).toArray();
    }

    private double temperature(GridPoint point, String axis, double value) {
        return axis.equals(Axis.TEMPERATURE) ? value : process(point).temperature(value);
    }

    private ForwardProcess process(GridPoint point) {
        Component process = theory.theoryPoint(point).process();
        return components.process(process.kind()).create(process.settings());
    }

    private static GridPoint withTemperature(GridPoint point, double temperature) {
        return new GridPoint(
                point.cellId(),
                point.sliceId(),
                point.dimension(),
                point.sampleCount(),
                point.load(),
                temperature,
                Double.NaN,
                point.others());
    }

    private static TheoryPoint at(TheoryPoint point, double temperature) {
        return point.withTemperature(temperature);
    }
}
