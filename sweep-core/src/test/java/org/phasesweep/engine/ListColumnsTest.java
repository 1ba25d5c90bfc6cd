package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.observable.ListObservable;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.spec.SpecException;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.UnitRow;

/** Observables that are lists of numbers, from the state to the row. */
class ListColumnsTest {

    private static final String SPEC = """
            sweep: lists
            seed: 5
            model: {kind: two-delta}
            axes: {dimension: [2], temperature: [0.5, 3]}
            sampler: {kind: population}
            observables: [overlap_histogram, magnetization2, overlap]
            realizations: 2
            replicas: 50
            """;

    /** What an observer sees of each state. */
    private static final class Entries implements UnitObserver {
        private final List<double[]> all = new ArrayList<>();

        @Override
        public void begin(Sampler.Request request) {}

        @Override
        public void states(List<Cell> cells, double[] base, double[] noise) {}

        @Override
        public void state(Cell cell, int replica, PosteriorState state, double[] values) {
            all.add(values);
        }
    }

    /** Two draws are of one delta or of both, so two bins have it all. */
    @Test
    void aRowHasTheMeansAndVariancesOfTheEntriesOfItsStates() throws Exception {
        SmallSweep sweep = SmallSweep.of(SPEC);
        Entries seen = new Entries();
        UnitRow row = sweep.engine()
                .run(new SweepUnit(sweep.slices().get(0), 1), seen)
                .get(0);
        assertThat(sweep.engine().columns()).containsExactly("magnetization2", "overlap");
        assertThat(sweep.engine().lists()).containsExactly("overlap_histogram");
        assertThat(sweep.engine().entries(2))
                .hasSize(43)
                .startsWith("magnetization2", "overlap", "overlap_histogram[0]")
                .endsWith("overlap_histogram[40]");
        assertThat(row.listMeans()).hasDimensions(1, 41);
        for (int bin = 0; bin < 41; bin++) {
            ReplicaAccumulator expected = new ReplicaAccumulator();
            for (double[] entries : seen.all.subList(0, 50)) {
                expected.add(entries[2 + bin]);
            }
            assertThat(row.listMeans()[0][bin]).isEqualTo(expected.mean());
            assertThat(row.listVariances()[0][bin]).isEqualTo(expected.variance());
        }
        double overlap = row.means()[1];
        assertThat(row.listMeans()[0][40]).isCloseTo((1 + overlap) / 2, within(1e-14));
        assertThat(row.listMeans()[0][0]).isCloseTo((1 - overlap) / 2, within(1e-14));
        assertThat(overlap).isBetween(-0.99, 0.99);
    }

    @Test
    void aListOfAnotherLengthThanItSaysIsRefused() {
        ListObservable wrong = new ListObservable() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public String summary() {
                return "";
            }

            @Override
            public int length(int dimension) {
                return 2 * dimension;
            }

            @Override
            public double[] values(PosteriorState state) {
                return new double[3];
            }
        };
        MeasuredColumns columns = new MeasuredColumns(List.<StateObservable>of(), List.of(wrong));
        assertThat(columns.entries(2)).containsExactly("wrong[0]", "wrong[1]", "wrong[2]", "wrong[3]");
        assertThat(columns.lists(new double[] {1, 2, 3, 4}, 2)).isDeepEqualTo(new double[][] {{1, 2, 3, 4}});
        PosteriorState state = new PosteriorState(2, 0, null, 0, null, null);
        assertThatThrownBy(() -> columns.values(state))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("wrong gives 3 values in dimension 2 and says that there are 4");
    }

    /** Where two draws fall: the middle bin has 0, the last one 1 and what rounding adds to it. */
    @ParameterizedTest
    @CsvSource({"-1, 0", "1, 40", "1.0000000000000002, 40", "0, 20", "0.024, 20", "0.025, 21", "-0.025, 19", "0.5, 30"})
    void binsAreThoseOfTheEdges(double cosine, int bin) {
        ListObservable histogram = (ListObservable) SmallSweep.COMPONENTS.observable("overlap_histogram");
        double[] edges = histogram.edges();
        assertThat(Math.min(1, cosine)).isBetween(edges[bin], edges[bin + 1]);
        double[] one = {1, 0};
        double[] other = {cosine, Math.sqrt(Math.max(0, 1 - cosine * cosine))};
        PosteriorState state = new PosteriorState(2, 0, null, 0, null, LocalState.UNKNOWN.withDraws(one, other));
        double[] expected = new double[41];
        expected[bin] = 1;
        assertThat(histogram.values(state)).containsExactly(expected);
        assertThat(Arrays.stream(edges).map(edge -> -edge).sorted().toArray()).containsExactly(edges);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , magnetization2, overlap | '' | all observables are lists
            zzz | 'analysis: [{boundary: {observable: overlap_histogram, level: 0.1, along: temperature}}]' | overlap_histogram
            zzz | 'target: {overlap_histogram: {stderr: 0.01}, max_realizations: 100}' | overlap_histogram""")
    void aListHasNoLevelAndNoErrorToReach(String drop, String more, String message) {
        String spec = SPEC.replace(drop, "") + more + "\n";
        assertThatThrownBy(() -> SmallSweep.of(spec))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message);
    }
}
