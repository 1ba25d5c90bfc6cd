package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.List;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.table.Diagram;
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
     */
    public static AnalysisResult of(SweepPlan plan, Realizations realizations, Diagram diagram, Components components) {
        TheoryAtBoundary theory = new TheoryAtBoundary(plan, components);
        List<BoundaryPoint> boundaries = new ArrayList<>();
        for (Boundary boundary : plan.spec().boundaries()) {
            boundaries.addAll(new BoundaryFinder(
                            plan, realizations, boundary, components.observable(boundary.observable()), theory)
                    .find());
        }
        return AnalysisResult.of(boundaries, new Comparisons(plan, realizations, diagram, components).all());
    }
}
