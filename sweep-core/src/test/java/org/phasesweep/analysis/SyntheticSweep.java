package org.phasesweep.analysis;

import java.util.List;
import java.util.Optional;
import org.phasesweep.engine.UnitEngine;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;
import org.phasesweep.table.UnitRow;

/** A plan with values that a test makes up instead of sampling them. */
final class SyntheticSweep {

    static final Components COMPONENTS = Components.load();

    private static final String YAML = """
            sweep: synthetic
            seed: 1
            process: {kind: ve}
            model: {kind: gaussian}
            axes: {dimension: [20], sample_count: [100], temperature: [1, 2, 3, 4, 5, 6, 7, 8]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 32
            replicas: 4
            analysis: [{boundary: {observable: participation_ratio, level: 0.5, along: temperature}}]
            """;

    final SweepPlan plan;
    final double[][][] means;
    private final List<String> columns;

    SyntheticSweep(String... overrides) {
        try {
            this.plan = SweepPlanner.plan(
                    new SweepInput(
                            SpecReader.read(YAML, "s.yaml", List.of(overrides), COMPONENTS.catalog()),
                            Optional.empty()),
                    COMPONENTS);
        } catch (SpecException | PlanException e) {
            throw new IllegalStateException(e);
        }
        this.columns = plan.spec().observables().stream()
                .flatMap(name -> COMPONENTS.observable(name).ingredients().stream())
                .distinct()
                .toList();
        this.means =
                new double[columns.size()][plan.points().size()][plan.spec().realizations()];
    }

    /** What a test puts in for a column, a point and a realization. */
    @FunctionalInterface
    interface Value {

        double at(String column, GridPoint point, int realization);
    }

    SyntheticSweep fill(Value value) {
        for (int column = 0; column < means.length; column++) {
            for (int point = 0; point < means[column].length; point++) {
                for (int r = 0; r < means[column][point].length; r++) {
                    means[column][point][r] =
                            value.at(columns.get(column), plan.points().get(point), r);
                }
            }
        }
        return this;
    }

    /** Values from sampling after all. */
    SyntheticSweep sample() {
        UnitEngine engine = new UnitEngine(COMPONENTS, plan.spec(), null);
        for (Slice slice : plan.slices()) {
            for (int realization = 0; realization < plan.spec().realizations(); realization++) {
                for (UnitRow row : engine.run(new SweepUnit(slice, realization))) {
                    place(row, engine.columns());
                }
            }
        }
        return this;
    }

    private void place(UnitRow row, List<String> measured) {
        for (int point = 0; point < plan.points().size(); point++) {
            if (plan.points().get(point).cellId().equals(row.cellId())) {
                for (int column = 0; column < means.length; column++) {
                    means[column][point][row.realization()] = row.means()[measured.indexOf(columns.get(column))];
                }
            }
        }
    }

    Realizations realizations() {
        return new Realizations(
                plan.points(),
                plan.otherAxes(),
                columns,
                plan.spec().replicas(),
                means,
                new double[columns.size()][plan.points().size()][plan.spec().realizations()]);
    }

    Diagram diagram() {
        return Diagrams.of(
                realizations(),
                plan.spec().observables().stream().map(COMPONENTS::observable).toList());
    }

    AnalysisResult analyse() {
        return Analysis.of(plan, realizations(), diagram(), COMPONENTS, Optional.empty());
    }
}
