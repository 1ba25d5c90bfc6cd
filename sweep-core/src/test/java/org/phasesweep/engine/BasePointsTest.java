package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.engine.ObservedUnit.Seen;
import org.phasesweep.plan.SweepUnit;

/** Which points the states are noised from. */
class BasePointsTest {

    private static final String SPEC = """
            sweep: base-points
            seed: 5
            model: %s
            axes: {%ssample_count: %s, temperature: [0.1, 3]}
            sampler: {kind: %s}
            observables: [participation_ratio]
            realizations: 4
            replicas: 11
            """;

    private static ObservedUnit observe(String model, String sampler, String sampleCounts, int realization)
            throws Exception {
        String dimension = model.contains("dataset") ? "" : "dimension: [3], ";
        String csv = IntStream.range(0, 30).mapToObj(i -> i + "," + -i * i).collect(Collectors.joining("\n"));
        SmallSweep sweep = SmallSweep.of(SPEC.formatted(model, dimension, sampleCounts, sampler), csv);
        ObservedUnit unit = new ObservedUnit();
        sweep.engine().run(new SweepUnit(sweep.slices().get(0), realization), unit);
        return unit;
    }

    @Test
    void freshStatesOfAFileTakeRowsFromTheOtherEndOfTheOrder() throws Exception {
        String model = "{kind: dataset, path: rows.csv}";
        double[][] order = observe(model, "planted", "[30]", 2).data(30);
        assertThat(Arrays.stream(order).map(row -> row[0]))
                .hasSize(30)
                .doesNotHaveDuplicates()
                .isNotEqualTo(IntStream.range(0, 30).mapToObj(i -> (double) i).toList());
        List<Seen> seen = observe(model, "fresh", "[1, 10, 25, 29]", 2).seen();
        assertThat(seen).hasSize(4 * 2 * 11).allSatisfy(one -> {
            int outside = 30 - (int) one.cell().sampleCount();
            assertThat(one.base()).isEqualTo(order[29 - one.replica() % outside]);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{kind: gaussian}", "{kind: sphere}", "{kind: gaussian-mixture}"})
    void freshStatesOfADistributionAreNewDrawsAndTheSameInEveryCell(String model) throws Exception {
        ObservedUnit unit = observe(model, "fresh", "[5, 200]", 0);
        Set<List<Double>> data =
                Arrays.stream(unit.data(200)).map(BasePointsTest::list).collect(Collectors.toSet());
        Set<List<Double>> bases =
                unit.seen().stream().map(one -> list(one.base())).collect(Collectors.toSet());
        assertThat(bases).hasSize(11).doesNotContainAnyElementsOf(data);
        assertThat(unit.seen()).allSatisfy(one -> {
            Seen first = unit.seen().get(one.replica());
            assertThat(one.base()).isEqualTo(first.base());
            assertThat(one.noise()).isEqualTo(first.noise());
        });
    }

    @Test
    void realizationsDifferInDataFreshPointsAndNoise() throws Exception {
        ObservedUnit one = observe("{kind: gaussian}", "fresh", "[20]", 0);
        ObservedUnit other = observe("{kind: gaussian}", "fresh", "[20]", 1);
        assertThat(one.data(20)[0]).isNotEqualTo(other.data(20)[0]);
        assertThat(one.seen().get(0).base()).isNotEqualTo(other.seen().get(0).base());
        assertThat(one.seen().get(0).noise()).isNotEqualTo(other.seen().get(0).noise());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
