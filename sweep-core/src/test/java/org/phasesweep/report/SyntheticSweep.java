package org.phasesweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.phasesweep.analysis.Analysis;
import org.phasesweep.analysis.Diagrams;
import org.phasesweep.observable.Observable;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;

/** What a report is made of, with values from a formula instead of a run: a smooth transition at T = 1 − α. */
final class SyntheticSweep {

    static final Components COMPONENTS = Components.load();
    static final String PHASE_DIAGRAM =
            "{dimension: [8, 12, 20], load: [0.2, 0.3, 0.4, 0.5, 0.6], temperature: {from: 0.05, to: 8, count: 9, scale: log}}";

    private static final int REPLICAS = 4;

    private final String model;
    private final String axes;
    private final String more;

    private SyntheticSweep(String model, String axes, String more) {
        this.model = model;
        this.axes = axes;
        this.more = more;
    }

    /** Planted states of Gaussian data over these axes, written as in a spec. */
    static SyntheticSweep over(String axes) {
        return new SyntheticSweep("{kind: gaussian}", axes, "sampler: {kind: planted}");
    }

    SyntheticSweep of(String otherModel) {
        return new SyntheticSweep(otherModel, axes, more);
    }

    /** The same with further lines of the spec; the sampler is among them. */
    SyntheticSweep with(String lines) {
        return new SyntheticSweep(model, axes, lines);
    }

    /** With Y crossing one half along an axis. */
    SyntheticSweep withBoundary(String along) {
        return with(
                more + "\nanalysis: [{boundary: {observable: participation_ratio, level: 0.5, along: " + along + "}}]");
    }

    /** The input with the values of the formula. */
    ReportInput input() {
        return input(SyntheticSweep::transition);
    }

    /** The input with participation ratios from a function of the grid point. */
    ReportInput input(ToDoubleFunction<GridPoint> value) {
        SweepPlan plan = plan();
        Realizations realizations = realizations(plan, value);
        List<Observable> observables =
                plan.spec().observables().stream().map(COMPONENTS::observable).toList();
        Diagram diagram = Diagrams.of(realizations, observables);
        Map<String, String> facts = Map.of("data", "<b>\"rows\" & columns", "software", "a test");
        return new ReportInput(
                plan,
                diagram,
                Analysis.of(plan, realizations, diagram, COMPONENTS, Optional.empty()),
                COMPONENTS,
                facts,
                0);
    }

    private static double transition(GridPoint point) {
        return 1 / (1 + StrictMath.pow(point.temperature() / (1 - Math.min(point.load(), 0.9)), 2));
    }

    private SweepPlan plan() {
        String yaml = String.join(
                "\n",
                "sweep: synthetic",
                "seed: 1",
                "model: " + model,
                "axes: " + axes,
                more,
                "observables: [participation_ratio, effective_count]",
                "realizations: 8",
                "replicas: " + REPLICAS);
        try {
            return SweepPlanner.plan(
                    new SweepInput(
                            SpecReader.read(yaml, "synthetic.yaml", List.of(), COMPONENTS.catalog()), Optional.empty()),
                    COMPONENTS);
        } catch (SpecException | PlanException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    /** Eight realizations around the value, 1 % apart. */
    private static Realizations realizations(SweepPlan plan, ToDoubleFunction<GridPoint> value) {
        double[][] means = plan.points().stream()
                .map(point -> IntStream.range(0, plan.spec().realizations())
                        .mapToDouble(r -> value.applyAsDouble(point) * (1 + 0.01 * (r - 3.5)))
                        .toArray())
                .toArray(double[][]::new);
        double[][] variances = plan.points().stream()
                .map(point -> new double[plan.spec().realizations()])
                .toArray(double[][]::new);
        return new Realizations(
                plan.points(),
                plan.otherAxes(),
                new ArrayList<>(List.of("participation_ratio")),
                REPLICAS,
                new double[][][] {means},
                new double[][][] {variances});
    }
}
