package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.statistics.ReplicaAccumulator;

/**
 * The variances that the columns of planted states state for Gaussian data, and with them their means: how much those that stand
 * for others on average vary more.
 */
class PlantedColumnsTest {

    /** Of |z|: a false alarm with probability 1e-6, shared among 3 runs, 12 means and variances and both tails. */
    private static final double THRESHOLD = NormalDistribution.of(0, 1).inverseSurvivalProbability(1e-6 / (2 * 3 * 12));

    private static final int DIMENSION = 4;
    private static final double VARIANCE = 1.5;
    private static final int REALIZATIONS = 600;

    /** N so large that the posterior is nearly that of the law: with 20000 points variances change by less than 1 %. */
    private static final String SPEC = """
            sweep: variances
            seed: 20260101
            process: %s
            model: {kind: gaussian, variance: 1.5}
            axes: {dimension: [4], sample_count: [5000], temperature: [%s]}
            sampler: {kind: planted}
            observables: [mmse_planted, entropy_rate_planted, score_norm2_planted, mean_error2, information_density,
              posterior_trace, entropy_rate, score_norm2]
            realizations: 600
            replicas: 32
            """;

    /** Mean and variance of a column over states and data sets. */
    private record Law(double mean, double variance) {}

    /**
     * The laws for Gaussian data of infinitely many points, where the posterior is N(m, v I) with v = σ²T/(σ² + T).
     *
     * @param a2 a²
     * @param rate dT/dt
     */
    private static Map<String, Law> laws(double temperature, double a2, double rate) {
        double total = VARIANCE + temperature;
        double v = VARIANCE * temperature / total;
        double gamma = a2 * total;
        double toRate = rate / (2 * temperature * temperature);
        double mmse = DIMENSION * v;
        double ofMmse = DIMENSION * Math.pow(VARIANCE, 3) * temperature / (total * total);
        double ofRate =
                rate * rate * DIMENSION * Math.pow(VARIANCE, 3) / (4 * Math.pow(temperature, 3) * total * total);
        double ratio = VARIANCE / temperature;
        double information = DIMENSION * Math.log1p(ratio) / 2;
        return Map.of(
                "mmse_planted", new Law(mmse, ofMmse),
                "entropy_rate_planted", new Law(toRate * mmse, ofRate),
                "score_norm2_planted", new Law(DIMENSION / gamma, DIMENSION * (2 + ratio) / (gamma * gamma)),
                "mean_error2", new Law(mmse, 2 * DIMENSION * v * v),
                "information_density", new Law(Math.log(5000) - information, DIMENSION * ratio / (1 + ratio)),
                "posterior_trace", new Law(mmse, 0),
                "entropy_rate", new Law(toRate * mmse, 0),
                "score_norm2", new Law(DIMENSION / gamma, 2 * DIMENSION / (gamma * gamma)));
    }

    /**
     * Means and variances, with their errors over independent data sets (1.4 % of a variance), against the closed forms. What
     * has no variance for infinitely many points varies by a thousandth of the mean's square at most.
     */
    @ParameterizedTest
    @CsvSource({"{kind: vp}, 3, 0.25, 8", "'{kind: ve, sigma: 2}', 12, 1, 4", "{kind: edm}, 3, 1, 3.4641016151377544"})
    void meansAndVariancesOfGaussianData(String process, double temperature, double a2, double rate) throws Exception {
        SmallSweep sweep = SmallSweep.of(SPEC.formatted(process, temperature));
        double[][][] values = values(sweep);
        List<String> columns = sweep.engine().columns();
        laws(temperature, a2, rate).forEach((name, law) -> {
            double[][] ofColumn = values[columns.indexOf(name)];
            double[][] squares = map(ofColumn, value -> (value - law.mean) * (value - law.mean));
            if (law.variance > 0) {
                assertThat(Math.abs(z(ofColumn, law.mean)))
                        .as("mean of %s", name)
                        .isLessThan(THRESHOLD);
                assertThat(Math.abs(z(squares, law.variance)))
                        .as("variance of %s", name)
                        .isLessThan(THRESHOLD);
            } else {
                assertThat(mean(squares)).as(name).isLessThan(1e-3 * law.mean * law.mean);
            }
        });
    }

    private static double[][] map(double[][] values, DoubleUnaryOperator function) {
        return Arrays.stream(values)
                .map(of -> Arrays.stream(of).map(function).toArray())
                .toArray(double[][]::new);
    }

    private static double mean(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }

    /** {@code [column][realization][replica]} */
    private static double[][][] values(SmallSweep sweep) {
        int columns = sweep.engine().columns().size();
        double[][][] values = new double[columns][REALIZATIONS][];
        for (int realization = 0; realization < REALIZATIONS; realization++) {
            ObservedUnit unit = new ObservedUnit();
            sweep.engine().run(new SweepUnit(sweep.slices().get(0), realization), unit);
            for (int column = 0; column < columns; column++) {
                int c = column;
                values[column][realization] = unit.seen().stream()
                        .mapToDouble(seen -> seen.values()[c])
                        .toArray();
            }
        }
        return values;
    }

    /** (mean − expected)/error, realizations being independent. */
    private static double z(double[][] values, double expected) {
        ReplicaAccumulator means = new ReplicaAccumulator();
        for (double[] ofRealization : values) {
            means.add(Arrays.stream(ofRealization).average().orElseThrow());
        }
        return (means.mean() - expected) / Math.sqrt(means.variance() / values.length);
    }
}
