package org.phasesweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.phasesweep.sampler.Step;
import org.phasesweep.spec.SpecReader;

/** What a unit of fixed points takes: the rungs of a branch once, and its cells. */
class FixedPointPriceTest {

    private static final Components COMPONENTS = Components.load();

    private static double nanoseconds(String... overrides) throws Exception {
        String yaml = """
                sweep: price
                seed: 1
                process: {kind: ve}
                model: {kind: gaussian-mixture, variance: 0.1}
                axes: {dimension: [40], temperature: {from: 0.1, to: 2, count: 20}}
                sampler: {kind: fixed-point}
                observables: [magnetization_abs]
                realizations: 1
                replicas: 3
                """;
        SweepInput input = new SweepInput(
                SpecReader.read(yaml, "s.yaml", List.of(overrides), COMPONENTS.catalog()), Optional.empty());
        SweepPlan plan = SweepPlanner.plan(input, COMPONENTS);
        return new UnitPrices(plan, COMPONENTS)
                .cost(plan.slices().get(0))
                .work()
                .count(Step.NANOSECOND);
    }

    @Test
    void cellsShareTheRungs() throws Exception {
        double twenty = nanoseconds();
        double forty = nanoseconds("axes.temperature.count=40");
        double sixty = nanoseconds("axes.temperature.count=60");
        assertThat(sixty - forty)
                .isCloseTo(forty - twenty, within(1e-9 * sixty))
                .isPositive();
        assertThat(forty).isLessThan(1.3 * twenty);
    }

    @Test
    void growsWithReplicasAndDataPointsAndWhatIsMeasured() throws Exception {
        double base = nanoseconds();
        assertThat(nanoseconds("replicas=6")).isCloseTo(2 * base, within(1e-9 * base));
        assertThat(nanoseconds("observables=[heat_capacity]")).isGreaterThan(base);
        assertThat(nanoseconds("sampler.branch=centre")).isLessThan(base);
        double points = nanoseconds("sampler.measure=empirical", "axes.sample_count=[1000]");
        assertThat(points).isGreaterThan(50 * base);
        assertThat(nanoseconds("sampler.measure=empirical", "axes.sample_count=[1000, 4000]"))
                .isBetween(4.5 * points, 5.5 * points);
    }
}
