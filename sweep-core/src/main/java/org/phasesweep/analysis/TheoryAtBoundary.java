package org.phasesweep.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phasesweep.analysis.AnalysisResult.Theory;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.theory.BoundaryPrediction;
import org.phasesweep.theory.TheoryCurve;
import org.phasesweep.theory.TheoryPoint;

/** Asks the theory curves about the points of a plan. */
public final class TheoryAtBoundary {

    private final Components components;
    private final List<TheoryCurve> curves;
    private final Map<String, Slice> slices = new TreeMap<>();

    public TheoryAtBoundary(SweepPlan plan, Components components) {
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
                point.sampleCount(),
                point.temperature());
    }

    /** The curves that speak of this point and column. */
    public List<TheoryCurve> applicable(GridPoint point, String observable) {
        TheoryPoint at = theoryPoint(point);
        return curves.stream()
                .filter(curve -> curve.observable().equals(observable) && curve.appliesTo(at))
                .toList();
    }

    /** The predicted place of a boundary on its axis, for the other coordinates of the point. */
    public Optional<Theory> at(GridPoint point, Boundary boundary) {
        for (TheoryCurve curve : applicable(point, boundary.observable())) {
            if (curve instanceof BoundaryPrediction prediction) {
                double value = value(prediction, point, boundary.along());
                if (Double.isFinite(value)) {
                    return Optional.of(new Theory(curve.name(), value));
                }
            }
        }
        return Optional.empty();
    }

    /** The predicted value of an axis at the transition; NaN where there is none. */
    public double value(BoundaryPrediction prediction, GridPoint point, String along) {
        TheoryPoint at = theoryPoint(point);
        return switch (along) {
            case Axis.TEMPERATURE -> prediction.criticalTemperature(at);
            case Axis.TIME -> process(at).forwardTime(prediction.criticalTemperature(at));
            case Axis.LOAD -> prediction.criticalLoad(at);
            case Axis.SAMPLE_COUNT -> StrictMath.exp(prediction.criticalLoad(at) * at.dimension());
            default -> Double.NaN;
        };
    }

    private ForwardProcess process(TheoryPoint at) {
        return components.process(at.process().kind()).create(at.process().settings());
    }
}
