package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The value of an axis at the transition; NaN where there is none. */
    double boundary(BoundaryPrediction prediction, GridPoint point, String along) {
        return theory.value(prediction, point, along);
    }

    /**
     * A predicted boundary in the plane of two axes: finely sampled between temperature (time) and load (sample count),
     * otherwise at the values of the grid. Only what lies within both axes.
     *
     * @param points of the grid that share everything else
     */
    List<Dot> boundary(BoundaryPrediction prediction, List<GridPoint> points, Plane plane) {
        List<Dot> line = new ArrayList<>();
        if (TEMPERATURES.contains(plane.xName()) && LOADS.contains(plane.yName())) {
            for (double x : samples(plane.x())) {
                GridPoint at = withTemperature(points.get(0), temperature(points.get(0), plane.xName(), x));
                line.add(Dot.of(x, theory.value(prediction, at, plane.yName())));
            }
        } else if (LOADS.contains(plane.xName()) && TEMPERATURES.contains(plane.yName())) {
            boundary(prediction, points, plane.swapped()).forEach(dot -> line.add(Dot.of(dot.y(), dot.x())));
        } else {
            points.forEach(point -> line.add(onGrid(prediction, point, plane)));
        }
        boolean alongY = TEMPERATURES.contains(plane.yName()) || LOADS.contains(plane.yName());
        return line.stream()
                .filter(dot -> plane.x().contains(dot.x()) && plane.y().contains(dot.y()))
                .distinct()
                .sorted(Comparator.comparingDouble(alongY ? Dot::x : Dot::y))
                .toList();
    }

    private Dot onGrid(BoundaryPrediction prediction, GridPoint point, Plane plane) {
        double y = theory.value(prediction, point, plane.yName());
        return Double.isFinite(y)
                ? Dot.of(plane.xOf(point), y)
                : Dot.of(theory.value(prediction, point, plane.xName()), plane.yOf(point));
    }

    /**
     * A predicted observable along an axis: finely sampled over temperature or time, otherwise at the values of the grid.
     *
     * @param points of the grid that differ in this axis alone
     */
    List<Dot> curve(ObservablePrediction prediction, List<GridPoint> points, Plane plane) {
        List<Dot> line = new ArrayList<>();
        if (TEMPERATURES.contains(plane.xName())) {
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
        return new TheoryPoint(
                point.process(), point.model(), point.sampler(), point.dimension(), point.sampleCount(), temperature);
    }
}
