package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.phasesweep.analysis.AnalysisResult.Theory;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Measure.Extremum;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.theory.BoundaryPrediction;
import org.phasesweep.theory.ObservablePrediction;
import org.phasesweep.theory.TheoryCurve;
import org.phasesweep.theory.TheoryPoint;

/** Asks the theory curves about the points of a plan. */
public final class TheoryAtBoundary {

    private static final double CROSSING_ACCURACY = 1e-12;
    private static final int MOST_EVALUATIONS = 400;

    private final GridAxes axes;
    private final Components components;
    private final List<TheoryCurve> curves;
    private final Map<String, Slice> slices = new TreeMap<>();

    public TheoryAtBoundary(SweepPlan plan, Components components) {
        this.axes = new GridAxes(plan);
        this.components = components;
        this.curves = components.theories();
        plan.slices().forEach(slice -> slices.put(slice.id(), slice));
    }

    /** What a theory curve is asked about at a grid point. */
    public TheoryPoint theoryPoint(GridPoint point) {
        Slice slice = slices.get(point.sliceId());
        return new TheoryPoint(
                slice.process(),
                slice.model(),
                slice.sampler(),
                point.dimension(),
                point.logSampleCount(),
                point.temperature());
    }

    /** Whether the exact identities of planted states hold at a grid point. */
    boolean obeysNishimori(GridPoint point) {
        Component sampler = slices.get(point.sliceId()).sampler();
        return components.sampler(sampler.kind()).obeysNishimori(sampler.settings());
    }

    /**
     * What points with common disorder have in common. Cells with other content here have other random streams. Slices that
     * differ in the process only have the same numbers, and cells of independent disorder may be averaged as well as others.
     */
    List<String> disorder(GridPoint point) {
        List<String> content =
                new ArrayList<>(slices.get(point.sliceId()).model().canonical("model"));
        content.add("dimension=" + point.dimension());
        return content;
    }

    /** The curves that speak of this point and column. */
    public List<TheoryCurve> applicable(GridPoint point, String observable) {
        TheoryPoint at = theoryPoint(point);
        return curves.stream()
                .filter(curve -> curve.observable().equals(observable) && curve.appliesTo(at))
                .toList();
    }

    /**
     * The predicted place of a boundary on its axis, for the other coordinates of the point: the transition where the
     * observable jumps over the level, or where a predicted curve crosses it within the axis. Empty where other axes advance
     * together with it.
     */
    public Optional<Theory> at(GridPoint point, Boundary boundary) {
        if (axes.isZipped(boundary.along())) {
            return Optional.empty();
        }
        for (TheoryCurve curve : applicable(point, boundary.observable())) {
            double value = place(curve, point, boundary);
            if (Double.isFinite(value)) {
                return Optional.of(new Theory(curve.name(), value));
            }
        }
        return Optional.empty();
    }

    /** The predicted place of an extremum on its axis; empty where there is none, or other axes advance together with it. */
    Optional<Theory> at(GridPoint point, Extremum extremum) {
        return axes.isZipped(extremum.along())
                ? Optional.empty()
                : applicable(point, extremum.observable()).stream()
                        .filter(curve -> curve instanceof BoundaryPrediction prediction && prediction.isExtremum())
                        .map(curve ->
                                new Theory(curve.name(), value((BoundaryPrediction) curve, point, extremum.along())))
                        .filter(theory -> Double.isFinite(theory.value()))
                        .findFirst();
    }

    private double place(TheoryCurve curve, GridPoint point, Boundary boundary) {
        if (curve instanceof BoundaryPrediction prediction) {
            boolean there = prediction.locates(theoryPoint(point), boundary.level());
            return there ? value(prediction, point, boundary.along()) : Double.NaN;
        }
        return crossing((ObservablePrediction) curve, point, boundary);
    }

    /** Where a predicted curve crosses the level between the ends of the axis; NaN where it does not. */
    private double crossing(ObservablePrediction prediction, GridPoint point, Boundary boundary) {
        DoubleSummaryStatistics ends = axes.range(boundary.along());
        UnivariateFunction excess = x -> moved(point, boundary.along(), x)
                .map(at -> prediction.value(at) - boundary.level())
                .orElse(Double.NaN);
        boolean crosses = excess.value(ends.getMin()) * excess.value(ends.getMax()) < 0;
        double accuracy = CROSSING_ACCURACY * (ends.getMax() - ends.getMin());
        return crosses
                ? new BrentSolver(accuracy).solve(MOST_EVALUATIONS, excess, ends.getMin(), ends.getMax())
                : Double.NaN;
    }

    /** The point with another value of an axis. */
    private Optional<TheoryPoint> moved(GridPoint point, String axis, double value) {
        TheoryPoint at = theoryPoint(point);
        return switch (axis) {
            case Axis.TEMPERATURE -> Optional.of(at.withTemperature(value));
            case Axis.TIME -> Optional.of(at.withTemperature(process(at).temperature(value)));
            case Axis.LOAD -> Optional.of(at.withLogSampleCount(value * at.dimension()));
            case Axis.SAMPLE_COUNT -> Optional.of(at.withLogSampleCount(StrictMath.log(value)));
            default -> Optional.empty();
        };
    }

    /** The predicted value of an axis at the transition; NaN where there is none. */
    public double value(BoundaryPrediction prediction, GridPoint point, String along) {
        TheoryPoint at = theoryPoint(point);
        return switch (along) {
            case Axis.TEMPERATURE -> prediction.criticalTemperature(at);
            case Axis.TIME -> process(at).forwardTime(prediction.criticalTemperature(at));
            case Axis.LOAD -> prediction.criticalLoad(at);
            case Axis.SAMPLE_COUNT -> StrictMath.exp(prediction.criticalLoad(at) * at.dimension());
            default -> prediction.criticalValue(at, along);
        };
    }

    private ForwardProcess process(TheoryPoint at) {
        return components.process(at.process().kind()).create(at.process().settings());
    }
}
