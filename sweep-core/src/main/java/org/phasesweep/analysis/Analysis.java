package org.phasesweep.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Measure;
import org.phasesweep.spec.Measure.Exponent;
import org.phasesweep.spec.Measure.Extremum;
import org.phasesweep.spec.Measure.ScalingCollapse;
import org.phasesweep.spec.Measure.SizeCrossing;
import org.phasesweep.spec.Measure.Speciation;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Format;
import org.phasesweep.table.Realizations;

/** Measures what the spec's {@code analysis} asks for and compares with theory. Deterministic. */
public final class Analysis {

    private Analysis() {}

    /**
     * Analyses a sweep.
     *
     * @param plan the plan of the spec
     * @param realizations all values
     * @param diagram their estimates
     * @param components the registered parts, theory among them
     * @param data the rows of the data file; empty where there is none, or nothing asks for it
     */
    public static AnalysisResult of(
            SweepPlan plan,
            Realizations realizations,
            Diagram diagram,
            Components components,
            Optional<DataMatrix> data) {
        SweepSpec spec = plan.spec();
        Lines lines = new Lines(plan, realizations, components);
        return new AnalysisResult(
                Format.FORMAT_VERSION,
                found(spec, Boundary.class, boundary -> boundary(plan, realizations, components, boundary)),
                found(spec, SizeCrossing.class, asked -> new CrossingFinder(lines, asked).find()),
                found(spec, ScalingCollapse.class, asked -> new CollapseFinder(lines, asked).find()),
                found(spec, Exponent.class, asked -> new ExponentFinder(lines, asked).find()),
                found(spec, Extremum.class, asked -> new ExtremumFinder(lines, asked).find()),
                found(
                        spec,
                        Speciation.class,
                        asked -> data.map(rows -> new SpeciationFinder(plan.spec(), components, rows).find(asked))
                                .orElse(List.of())),
                new Comparisons(plan, realizations, diagram, components).all());
    }

    private static <M extends Measure, R> List<R> found(SweepSpec spec, Class<M> kind, Function<M, List<R>> find) {
        return spec.measures(kind).stream()
                .flatMap(measure -> find.apply(measure).stream())
                .toList();
    }

    private static List<BoundaryPoint> boundary(
            SweepPlan plan, Realizations realizations, Components components, Boundary boundary) {
        TheoryAtBoundary theory = new TheoryAtBoundary(plan, components);
        return new BoundaryFinder(plan, realizations, boundary, components.observable(boundary.observable()), theory)
                .find();
    }
}
