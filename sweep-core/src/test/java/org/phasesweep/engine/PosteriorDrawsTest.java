package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.engine.ObservedUnit.Seen;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.table.UnitRow;

/** Draws from the posterior of planted and fresh states have its law. */
class PosteriorDrawsTest {

    /** Within, before and behind the tiles of 128 rows, cut and whole. */
    private static final String SPEC = """
            sweep: draws
            seed: 11
            model: {kind: gaussian-mixture, separation: 2, variance: 0.3}
            axes: {dimension: [2], sample_count: [1, 3, 40, 128, 200], temperature: [0.02, 0.5, 4]}
            sampler: {kind: SAMPLER}
            observables: [overlap, overlap2, overlap_histogram, mean_norm2]
            realizations: 1
            replicas: 1500
            """;

    /** Of 15 cells 43 numbers each are tested: two-sided Gaussian tails beyond 6.2 have 6e-10, all together 4e-7. */
    private static final double MOST_DEVIATIONS = 6.2;

    /** A bin with few expected events is not Gaussian. */
    private static final double LEAST_VARIANCE = 25;

    /** The sum of (measured − expected) over replicas and of its variance. */
    private static final class Residual {
        private double sum;
        private double variance;

        void add(double measured, double expected, double expectedVariance) {
            sum += measured - expected;
            variance += expectedVariance;
        }
    }

    /** The overlaps of all pairs of rows and their bins. */
    private static final class Pairs {
        private final double[][] overlaps;
        private final int[][] bins;

        Pairs(double[][] data) {
            overlaps = new double[data.length][data.length];
            bins = new int[data.length][data.length];
            for (int i = 0; i < data.length; i++) {
                for (int j = 0; j < data.length; j++) {
                    double product = data[i][0] * data[j][0] + data[i][1] * data[j][1];
                    double norms = Math.hypot(data[i][0], data[i][1]) * Math.hypot(data[j][0], data[j][1]);
                    overlaps[i][j] = product / 2;
                    bins[i][j] = Math.min(40, (int) ((product / norms + 1) / 2 * 41));
                }
            }
        }

        /** Probabilities of the bins, then moments 1, 2 and 4 of q. */
        double[] expected(double[] weights) {
            double[] expected = new double[44];
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights.length; j++) {
                    double both = weights[i] * weights[j];
                    double square = overlaps[i][j] * overlaps[i][j];
                    expected[bins[i][j]] += both;
                    expected[41] += both * overlaps[i][j];
                    expected[42] += both * square;
                    expected[43] += both * square * square;
                }
            }
            return expected;
        }
    }

    /** At each state the expectations are sums over all pairs of rows; residuals of replicas are independent. */
    @ParameterizedTest
    @ValueSource(strings = {"planted", "fresh"})
    void pairsComeWithTheProbabilityOfBothWeights(String sampler) throws Exception {
        SmallSweep sweep = SmallSweep.of(SPEC.replace("SAMPLER", sampler));
        ObservedUnit observed = new ObservedUnit();
        List<UnitRow> rows = sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0), observed);
        assertThat(rows).hasSize(15).noneMatch(UnitRow::failed);
        Map<String, Residual> residuals = new HashMap<>();
        Map<Double, Pairs> pairs = new HashMap<>();
        for (Seen seen : observed.seen()) {
            double[][] data = observed.data(seen.cell().sampleCount());
            Pairs ofData = pairs.computeIfAbsent(seen.cell().sampleCount(), n -> new Pairs(data));
            add(seen, ofData.expected(weights(seen, data)), residuals);
        }
        assertThat(residuals).hasSize(15 * 43);
        assertThat(residuals.values().stream().filter(residual -> residual.variance > LEAST_VARIANCE))
                .hasSizeGreaterThan(40)
                .allSatisfy(residual -> assertThat(residual.sum / Math.sqrt(residual.variance))
                        .isBetween(-MOST_DEVIATIONS, MOST_DEVIATIONS));
    }

    private static void add(Seen seen, double[] expected, Map<String, Residual> residuals) {
        String cell = seen.cell().id();
        double[] values = seen.values();
        double mean = expected[41];
        double square = expected[42];
        residual(residuals, cell + " q").add(values[0], mean, square - mean * mean);
        residual(residuals, cell + " q2").add(values[1], square, expected[43] - square * square);
        for (int bin = 0; bin < 41; bin++) {
            residual(residuals, cell + " " + bin)
                    .add(values[3 + bin], expected[bin], expected[bin] * (1 - expected[bin]));
        }
    }

    private static Residual residual(Map<String, Residual> residuals, String key) {
        return residuals.computeIfAbsent(key, name -> new Residual());
    }

    private static double[] weights(Seen seen, double[][] data) {
        double temperature = seen.cell().temperature();
        double[] weights = new double[data.length];
        double sum = 0;
        for (int j = 0; j < data.length; j++) {
            double x = seen.base()[0] + Math.sqrt(temperature) * seen.noise()[0] - data[j][0];
            double y = seen.base()[1] + Math.sqrt(temperature) * seen.noise()[1] - data[j][1];
            weights[j] = Math.exp(-(x * x + y * y) / (2 * temperature));
            sum += weights[j];
        }
        for (int j = 0; j < data.length; j++) {
            weights[j] /= sum;
        }
        return weights;
    }

    /** A cell has the same draws alone and among others; and what is drawn changes no other column. */
    @Test
    void drawsAreThoseOfTheCellAlone() throws Exception {
        String few = SPEC.replace("SAMPLER", "planted").replace("1500", "40");
        SmallSweep all = SmallSweep.of(few);
        SmallSweep one =
                SmallSweep.of(few.replace("[1, 3, 40, 128, 200]", "[40]").replace("[0.02, 0.5, 4]", "[0.5]"));
        SmallSweep without = SmallSweep.of(few.replace("overlap, overlap2, overlap_histogram, ", ""));
        UnitRow alone = rows(one).get(0);
        assertThat(rows(all).stream().filter(row -> row.cellId().equals(alone.cellId())))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.means()).isEqualTo(alone.means());
                    assertThat(row.listMeans()).isDeepEqualTo(alone.listMeans());
                });
        assertThat(rows(without))
                .extracting(row -> row.means()[0])
                .isEqualTo(rows(all).stream().map(row -> row.means()[2]).toList());
    }

    private static List<UnitRow> rows(SmallSweep sweep) {
        return sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0));
    }

    @Test
    void levelsHaveNothingToDraw() {
        Component levels = Component.of(SmallSweep.COMPONENTS.sampler("levels"), Settings.EMPTY);
        assertThat(SmallSweep.COMPONENTS.catalog().refusal(levels, "overlap_histogram"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("draws from the posterior"));
    }
}
