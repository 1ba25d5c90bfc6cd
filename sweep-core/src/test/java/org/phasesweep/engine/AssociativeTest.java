package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.statistics.ReplicaAccumulator;

/**
 * The associative memory against its definition with vectors, weights e^{x·y_j/T} at x = y₁. 15 cells of 9 columns, in three
 * dimensions: each compared by Student's t, which fails by chance with less than 2e-9 each.
 */
class AssociativeTest {

    private static final int REALIZATIONS = 128;
    private static final int VECTORS = 200;
    private static final double VARIANCE = 1.7;
    private static final double LIMIT = TDistribution.of(REALIZATIONS - 1.0).inverseSurvivalProbability(1e-9);
    private static final int[] COUNTS = {1, 2, 10, 1000, 6000};
    private static final double[] TEMPERATURES = {0.5, 2, 12};

    private static final List<String> COLUMNS = List.of(
            "participation_ratio",
            "posterior_entropy",
            "planted_weight",
            "information_density",
            "max_weight",
            "nearest_is_planted",
            "free_energy",
            "energy",
            "specific_heat");

    private static double[][] patterns(int dimension, long seed) {
        UniformRandomProvider source = new Philox4x64(new long[] {20261125, seed, dimension, 0, 0, 0});
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        double[][] patterns = new double[COUNTS[COUNTS.length - 1]][dimension];
        for (double[] pattern : patterns) {
            Arrays.setAll(pattern, k -> Math.sqrt(VARIANCE) * normal.sample());
        }
        return patterns;
    }

    /** x·y_j/T, the first that of x itself. */
    private static double[] fields(double[][] patterns, double temperature) {
        return Arrays.stream(patterns)
                .mapToDouble(pattern -> {
                    double sum = 0;
                    for (int k = 0; k < pattern.length; k++) {
                        sum += patterns[0][k] * pattern[k];
                    }
                    return sum / temperature;
                })
                .toArray();
    }

    private static double[] values(double[] fields, int dimension) {
        double highest = Arrays.stream(fields).max().orElseThrow();
        double z = Arrays.stream(fields).map(f -> Math.exp(f - highest)).sum();
        double[] w = Arrays.stream(fields).map(f -> Math.exp(f - highest) / z).toArray();
        double participation = 0;
        double entropy = 0;
        double energy = 0;
        double square = 0;
        for (int j = 0; j < w.length; j++) {
            participation += w[j] * w[j];
            entropy -= w[j] > 0 ? w[j] * Math.log(w[j]) : 0;
            energy -= w[j] * fields[j];
            square += w[j] * fields[j] * fields[j];
        }
        double largest = Math.exp(-Math.log(z));
        return new double[] {
            participation,
            entropy,
            w[0],
            Math.log(z) + highest - fields[0],
            largest,
            fields[0] == highest ? 1 : 0,
            -(Math.log(z) + highest) / dimension,
            energy,
            square - energy * energy
        };
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7"})
    void itsLevelsAreThoseOfVectors(int dimension) throws Exception {
        SmallSweep sweep =
                SmallSweep.of("sweep: associative\nseed: 3\nmodel: {kind: gaussian, variance: 1.7}\naxes: {dimension: ["
                        + dimension + "], sample_count: " + Arrays.toString(COUNTS) + ", temperature: "
                        + Arrays.toString(TEMPERATURES) + "}\nsampler: {kind: associative}\nobservables: " + COLUMNS
                        + "\nrealizations: " + REALIZATIONS + "\nreplicas: 16\n");
        ReplicaAccumulator[][] expected = bruteForce(dimension);
        double[][][] means = sweep.means();
        for (int slice = 0; slice < means[0].length; slice++) {
            var cell = sweep.slices().get(slice).cells().get(0);
            int at = TEMPERATURES.length * Arrays.binarySearch(COUNTS, (int) cell.sampleCount())
                    + Arrays.binarySearch(TEMPERATURES, cell.temperature());
            for (int column = 0; column < means.length; column++) {
                ReplicaAccumulator vectors = expected[at][column];
                ReplicaAccumulator levels = new ReplicaAccumulator();
                Arrays.stream(means[column][slice]).forEach(levels::add);
                double error = Math.sqrt(levels.variance() / REALIZATIONS + vectors.variance() / VECTORS);
                assertThat(levels.mean())
                        .describedAs("%s at %s", COLUMNS.get(column), cell)
                        .isCloseTo(vectors.mean(), within(LIMIT * error + 1e-9 * (1 + Math.abs(vectors.mean()))));
            }
        }
    }

    private static ReplicaAccumulator[][] bruteForce(int dimension) {
        ReplicaAccumulator[][] all = new ReplicaAccumulator[COUNTS.length * TEMPERATURES.length][COLUMNS.size()];
        for (ReplicaAccumulator[] cell : all) {
            Arrays.setAll(cell, column -> new ReplicaAccumulator());
        }
        for (int draw = 0; draw < VECTORS; draw++) {
            double[][] patterns = patterns(dimension, draw);
            for (int t = 0; t < TEMPERATURES.length; t++) {
                double[] fields = fields(patterns, TEMPERATURES[t]);
                for (int n = 0; n < COUNTS.length; n++) {
                    double[] values = values(Arrays.copyOf(fields, COUNTS[n]), dimension);
                    for (int column = 0; column < values.length; column++) {
                        all[TEMPERATURES.length * n + t][column].add(values[column]);
                    }
                }
            }
        }
        return all;
    }
}
