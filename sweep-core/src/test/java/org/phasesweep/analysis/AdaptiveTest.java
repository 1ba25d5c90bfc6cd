package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.table.Realizations;

/** What {@code target} and {@code refine} decide, on made-up values. */
class AdaptiveTest {

    private static final Components COMPONENTS = Components.load();
    private static final int REPLICAS = 4;

    private static final String SPEC = """
            sweep: test
            seed: 1
            model: {kind: gaussian}
            axes: {dimension: [4], sample_count: [10, 20], temperature: [1, 2, 4]}
            sampler: {kind: planted}
            observables: [participation_ratio]
            realizations: 4
            replicas: 4
            """;

    private static SweepInput input(String... overrides) throws Exception {
        SweepSpec spec = SpecReader.read(SPEC, "s.yaml", List.of(overrides), COMPONENTS.catalog());
        return new SweepInput(spec, Optional.empty());
    }

    /** Values that alternate around the mean of their point with an amplitude, as many as given. */
    private static Realizations values(SweepPlan plan, DoubleUnaryOperator mean, double amplitude, int... counts) {
        int most = Arrays.stream(counts).max().orElse(0);
        double[][] means = new double[plan.points().size()][most];
        for (int point = 0; point < means.length; point++) {
            Arrays.fill(means[point], Double.NaN);
            for (int r = 0; r < counts[Math.min(point, counts.length - 1)]; r++) {
                double center = mean.applyAsDouble(plan.points().get(point).temperature());
                means[point][r] = center + (r % 2 == 0 ? amplitude : -amplitude);
            }
        }
        double[][][] columns = {means};
        return new Realizations(plan.points(), List.of(), List.of("participation_ratio"), REPLICAS, columns, columns);
    }

    private static int[] wanted(SweepInput input, Realizations values) {
        return new WantedRealizations(input.spec(), COMPONENTS).of(values);
    }

    @Test
    void withoutTargetEveryPointGetsWhatTheSpecSays() throws Exception {
        SweepInput input = input();
        Realizations none = values(SweepPlanner.plan(input, COMPONENTS), t -> 0, 1, 0);
        assertThat(wanted(input, none)).containsOnly(4);
    }

    @Test
    void pointsStopAtTheFirstRoundThatReachesTheTarget() throws Exception {
        SweepInput input = input("target={participation_ratio: {stderr: 0.3}, max_realizations: 50}");
        SweepPlan plan = SweepPlanner.plan(input, COMPONENTS);
        // For R values of ±1 the error is sqrt(1/(R-1)): 0.577 at 4, 0.378 at 8, 0.258 at 16.
        assertThat(wanted(input, values(plan, t -> 0, 1, 0))).containsOnly(4);
        assertThat(wanted(input, values(plan, t -> 0, 1, 4))).containsOnly(8);
        assertThat(wanted(input, values(plan, t -> 0, 1, 7))).containsOnly(8);
        assertThat(wanted(input, values(plan, t -> 0, 1, 16))).containsOnly(16);
        assertThat(wanted(input, values(plan, t -> 0, 1, 50))).containsOnly(16);
        assertThat(wanted(input, values(plan, t -> 0, 0.1, 50))).containsOnly(4);
        assertThat(wanted(input, values(plan, t -> 0, 9, 50))).containsOnly(50);
        assertThat(wanted(input, values(plan, t -> 0, 1, 4, 3, 16, 8, 8, 8))).containsExactly(8, 4, 16, 16, 16, 16);
    }

    @Test
    void bracketsAreHalvedUntilTheToleranceIsReached() throws Exception {
        SweepInput input =
                input("refine={observable: participation_ratio, level: 0.5, tolerance: 0.1, along: temperature}");
        SweepPlan plan = SweepPlanner.plan(input, COMPONENTS);
        List<Map<String, Double>> added = new ArrayList<>();
        int rounds = 0;
        DoubleUnaryOperator curve = t -> 1 - t / 5.18;
        for (List<Map<String, Double>> next = next(plan, curve); !next.isEmpty(); next = next(plan, curve)) {
            assertThat(next).as("a point for each of the two lines").hasSize(2);
            added.addAll(next);
            plan = SweepPlanner.plan(input, COMPONENTS, added);
            rounds++;
        }
        assertThat(rounds).as("a bracket of 2 is halved five times").isEqualTo(5);
        assertThat(plan.points().stream()
                        .filter(point -> point.sampleCount() == 10)
                        .map(GridPoint::temperature))
                .containsExactly(1.0, 2.0, 2.5, 2.5625, 2.625, 2.75, 3.0, 4.0);
        assertThat(plan.slices()).as("the slice is the same").hasSize(1);
    }

    private static int[] four(SweepPlan plan) {
        int[] wanted = new int[plan.points().size()];
        Arrays.fill(wanted, 4);
        return wanted;
    }

    private static List<Map<String, Double>> next(SweepPlan plan, DoubleUnaryOperator curve) {
        return Refinement.next(plan, values(plan, curve, 0.01, 4), four(plan), COMPONENTS);
    }

    @Test
    void aLineThatLacksRowsOrCrossesNowhereIsLeftAlone() throws Exception {
        SweepInput input =
                input("refine={observable: participation_ratio, level: 0.5, tolerance: 0.1, along: temperature}");
        SweepPlan plan = SweepPlanner.plan(input, COMPONENTS);
        assertThat(next(plan, t -> 0.1 * t)).isEmpty();
        Realizations halfOf = values(plan, t -> 1 - t / 5, 0.01, 4, 4, 4, 4, 3, 4);
        assertThat(Refinement.next(plan, halfOf, four(plan), COMPONENTS)).hasSize(1);
    }

    @Test
    void wholeAxesAreRefinedToWholeNumbers() throws Exception {
        SweepInput input = input(
                "axes.sample_count=[10, 13]",
                "axes.temperature=[1]",
                "refine={observable: participation_ratio, level: 11.2, tolerance: 0.1, along: sample_count}");
        SweepPlan plan = SweepPlanner.plan(input, COMPONENTS);
        List<Map<String, Double>> added = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            double[][] means = plan.points().stream()
                    .map(point -> new double[] {point.sampleCount(), point.sampleCount(), 0, 0})
                    .toArray(double[][]::new);
            for (double[] point : means) {
                Arrays.fill(point, point[0]);
            }
            double[][][] columns = {means};
            added.addAll(Refinement.next(
                    plan,
                    new Realizations(plan.points(), List.of(), List.of("participation_ratio"), 4, columns, columns),
                    four(plan),
                    COMPONENTS));
            plan = SweepPlanner.plan(input, COMPONENTS, added);
        }
        assertThat(plan.points().stream().map(GridPoint::sampleCount)).containsExactly(10.0, 11.0, 12.0, 13.0);
    }
}
