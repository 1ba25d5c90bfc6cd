package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.statistics.StatisticalAssert;

/** Against sums over all configurations, over the numbers of up spins, and finite differences. */
class CurieWeissModelTest {

    private static Realization realization(int dimension, double beta, double field) {
        CurieWeissModel type = new CurieWeissModel();
        Settings settings = Component.of(type, Settings.of(Map.of("beta", beta, "field", field)))
                .settings();
        List<String> content = List.of("model=curie-weiss");
        return type.create(settings, dimension, null).realize(new RandomStreams(3, content, content, 0));
    }

    private static Population population(int dimension, double beta, double field) {
        return realization(dimension, beta, field).population().orElseThrow();
    }

    private static double[] normals(int count, long seed) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(StatisticalAssert.source(seed));
        return normal.samples(count).toArray();
    }

    /** All configurations and the logarithms of their weights. */
    private record Enumeration(double[][] spins, double[] logWeights) {

        static Enumeration of(int d, ToDoubleFunction<double[]> logWeight) {
            double[][] spins = new double[1 << d][d];
            double[] logs = new double[1 << d];
            for (int bits = 0; bits < spins.length; bits++) {
                for (int i = 0; i < d; i++) {
                    spins[bits][i] = (bits >> i & 1) == 0 ? 1 : -1;
                }
                logs[bits] = logWeight.applyAsDouble(spins[bits]);
            }
            return new Enumeration(spins, logs);
        }

        double logSum() {
            double largest = Arrays.stream(logWeights).max().orElseThrow();
            return largest
                    + Math.log(Arrays.stream(logWeights)
                            .map(log -> Math.exp(log - largest))
                            .sum());
        }

        double mean(ToDoubleFunction<double[]> function) {
            double norm = logSum();
            double sum = 0;
            for (int i = 0; i < spins.length; i++) {
                sum += Math.exp(logWeights[i] - norm) * function.applyAsDouble(spins[i]);
            }
            return sum;
        }
    }

    private static double logPrior(double[] spins, double beta, double field) {
        double sum = Arrays.stream(spins).sum();
        return beta * sum * sum / (2 * spins.length) + beta * field * sum;
    }

    private static double energy(double[] state, double[] spins, double temperature) {
        double sum = 0;
        for (int i = 0; i < state.length; i++) {
            sum += (state[i] - spins[i]) * (state[i] - spins[i]);
        }
        return sum / (2 * temperature);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.3",
        "2, 0, 0",
        "3, 0.5, 0",
        "7, 1, 0",
        "11, 1, 0.2",
        "12, 1.3, 0",
        "12, 1.3, -0.1",
        "10, 3, 0",
        "9, 3, 0.5",
        "8, 0, 0.7"
    })
    void posteriorIsThatOfEnumeration(int d, double beta, double field) {
        Population population = population(d, beta, field);
        double[] noise = normals(d, 7);
        double[] vector = normals(d, 8);
        for (double temperature : new double[] {1e-3, 0.05, 0.3, 1, 3, 40, 1e3}) {
            double[] state = new double[d];
            Arrays.setAll(state, i -> (i % 3 == 0 ? -1 : 1) + Math.sqrt(temperature) * noise[i]);
            assertPosterior(population, beta, field, state, temperature, vector);
        }
        assertPosterior(population, beta, field, new double[d], 0.5, vector);
    }

    private static void assertPosterior(
            Population population, double beta, double field, double[] state, double temperature, double[] vector) {
        Posterior posterior = population.posterior(state, temperature);
        int d = state.length;
        double logNorm = Enumeration.of(d, s -> logPrior(s, beta, field)).logSum();
        Enumeration all = Enumeration.of(d, s -> logPrior(s, beta, field) - logNorm - energy(state, s, temperature));
        double logZ = all.logSum();
        String at = "T = " + temperature;
        assertThat(posterior.logPartitionFunction()).as(at).isCloseTo(logZ, within(1e-12 * (1 + Math.abs(logZ))));
        double energy = all.mean(s -> energy(state, s, temperature));
        assertThat(posterior.energy()).as(at).isCloseTo(energy, within(2e-12 * (1 + energy)));
        double variance = all.mean(s -> Math.pow(energy(state, s, temperature) - energy, 2));
        assertThat(posterior.energyVariance()).as(at).isCloseTo(variance, within(1e-11 * (1 + variance)));
        double[] mean = new double[d];
        Arrays.setAll(mean, i -> all.mean(s -> s[i]));
        assertThat(posterior.mean()).as(at).containsExactly(mean, within(1e-12));
        double squares = Arrays.stream(mean).map(m -> m * m).sum();
        assertThat(posterior.trace()).as(at).isCloseTo(d - squares, within(1e-12 * d));
        double[] product = new double[d];
        posterior.multiply(vector, product);
        for (int i = 0; i < d; i++) {
            int k = i;
            double expected = all.mean(s -> (s[k] - mean[k]) * dot(s, vector));
            assertThat(product[k]).as(at).isCloseTo(expected, within(1e-11));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** ln C(n, k) by sums of logarithms. */
    private static double[] logBinomials(int n) {
        double[] logs = new double[n + 1];
        for (int k = 0; k < n; k++) {
            logs[k + 1] = logs[k] + Math.log((double) (n - k) / (k + 1));
        }
        return logs;
    }

    /** States of two values of x: sums over the numbers of up spins in both parts, also where there are two maxima. */
    @ParameterizedTest
    @CsvSource({
        "10000, 0, 0, 1", "10000, 0.5, 0, 0.3", "10000, 1, 0, 1", "10000, 1, 0, 1000", "10000, 1.3, 0, 0.001",
        "10000, 1.3, 0, 3", "10000, 3, 0, 0.1", "10000, 3, 0, 1000", "9999, 3, 0.01, 10", "1500, 2, 0, 100"
    })
    void largeSystems(int d, double beta, double field, double temperature) {
        int part = d - 100;
        double[] state = new double[d];
        Arrays.fill(state, 0, part, 0.3 * Math.min(1, temperature));
        Arrays.fill(state, part, d, -1.1);
        Posterior posterior = population(d, beta, field).posterior(state, temperature);
        double[] logFirst = logBinomials(part);
        double[] logSecond = logBinomials(d - part);
        double[] logAll = logBinomials(d);
        double norm = Double.NEGATIVE_INFINITY;
        for (int n = 0; n <= d; n++) {
            double sum = 2.0 * n - d;
            norm = logAdd(norm, logAll[n] + beta * sum * sum / (2 * d) + beta * field * sum);
        }
        double[] energies = new double[(part + 1) * (d - part + 1)];
        double[] logs = new double[energies.length];
        for (int n = 0; n <= part; n++) {
            for (int m = 0; m <= d - part; m++) {
                double sum = 2.0 * (n + m) - d;
                int at = n * (d - part + 1) + m;
                energies[at] = (n * square(state[0] - 1)
                                + (part - n) * square(state[0] + 1)
                                + m * square(state[part] - 1)
                                + (d - part - m) * square(state[part] + 1))
                        / (2 * temperature);
                logs[at] = logFirst[n]
                        + logSecond[m]
                        + beta * sum * sum / (2 * d)
                        + beta * field * sum
                        - energies[at]
                        - norm;
            }
        }
        double largest = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        double energy = 0;
        for (int i = 0; i < logs.length; i++) {
            sum += Math.exp(logs[i] - largest);
            energy += Math.exp(logs[i] - largest) * energies[i];
        }
        double logZ = largest + Math.log(sum);
        energy /= sum;
        double size = 1e4 + energy + Math.abs(logZ);
        assertThat(posterior.logPartitionFunction()).isCloseTo(logZ, within(1e-12 * size));
        assertThat(posterior.energy()).isCloseTo(energy, within(1e-10 * energy));
    }

    private static double square(double value) {
        return value * value;
    }

    private static double logAdd(double a, double b) {
        return Math.max(a, b) + (a == b ? Math.log(2) : Math.log1p(Math.exp(-Math.abs(a - b))));
    }

    /** m = x + T ∇ ln Z, and C/T = ∂m/∂x. */
    @ParameterizedTest
    @CsvSource({"300, 1.3, 0, 0.8", "300, 1.3, 0, 30", "50, 1, 0.1, 3"})
    void meanAndCovarianceAreDerivatives(int d, double beta, double field, double temperature) {
        Population population = population(d, beta, field);
        double[] state = normals(d, 9);
        Posterior posterior = population.posterior(state, temperature);
        double[] direction = normals(d, 10);
        double step = 1e-4;
        double[] forth = new double[d];
        double[] back = new double[d];
        Arrays.setAll(forth, i -> state[i] + step * direction[i]);
        Arrays.setAll(back, i -> state[i] - step * direction[i]);
        Posterior after = population.posterior(forth, temperature);
        Posterior before = population.posterior(back, temperature);
        double slope = (after.logPartitionFunction() - before.logPartitionFunction()) / (2 * step);
        double expected = (dot(posterior.mean(), direction) - dot(state, direction)) / temperature;
        assertThat(slope).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
        double[] product = new double[d];
        posterior.multiply(direction, product);
        for (int i = 0; i < d; i++) {
            double change = (after.mean()[i] - before.mean()[i]) / (2 * step);
            assertThat(change).isCloseTo(product[i] / temperature, within(1e-4));
        }
    }

    /** Shares of configurations of three spins, of rows and of draws from a posterior; false alarm 1e-6 each. */
    @ParameterizedTest
    @CsvSource({"0.7, 0", "1.5, 0", "1.2, 0.3"})
    void rowsAndDrawsHaveTheirLaw(double beta, double field) {
        Realization realization = realization(3, beta, field);
        double[] block = new double[3 * Realization.BLOCK_ROWS];
        double[][] rows = new double[40 * Realization.BLOCK_ROWS][];
        for (int i = 0; i < rows.length; i++) {
            if (i % Realization.BLOCK_ROWS == 0) {
                realization.block(i / Realization.BLOCK_ROWS, Realization.BLOCK_ROWS, block);
            }
            int from = 3 * (i % Realization.BLOCK_ROWS);
            rows[i] = Arrays.copyOfRange(block, from, from + 3);
        }
        assertShares(rows, Enumeration.of(3, s -> logPrior(s, beta, field)));
        double[] state = {0.4, -0.8, 1.1};
        Posterior posterior = realization.population().orElseThrow().posterior(state, 0.9);
        UniformRandomProvider source = StatisticalAssert.source(11);
        for (double[] row : rows) {
            posterior.draw(source, row, 0);
        }
        assertShares(rows, Enumeration.of(3, s -> logPrior(s, beta, field) - energy(state, s, 0.9)));
    }

    private static void assertShares(double[][] rows, Enumeration law) {
        double norm = law.logSum();
        for (int i = 0; i < law.spins().length; i++) {
            double[] spins = law.spins()[i];
            long hits =
                    Arrays.stream(rows).filter(row -> Arrays.equals(row, spins)).count();
            StatisticalAssert.assertShare(hits, rows.length, Math.exp(law.logWeights()[i] - norm));
        }
    }

    /** The number of up spins of 10⁴: both orders are met, and half of the rows are above the median of each. */
    @Test
    void rowsOfALargeOrderedSystemAreOfBothSigns() {
        int d = 10_000;
        Realization realization = realization(d, 1.2, 0);
        double[] block = new double[d * 400];
        realization.block(0, 400, block);
        long positive = 0;
        for (int row = 0; row < 400; row++) {
            double m = Arrays.stream(block, row * d, (row + 1) * d).sum() / d;
            assertThat(Math.abs(m)).isCloseTo(0.6586, within(0.07));
            positive += m > 0 ? 1 : 0;
        }
        StatisticalAssert.assertShare(positive, 400, 0.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0.3", "5, 0.7, 0", "8, 1.4, 0.1", "6, 0, 0.2"})
    void momentsOfTheLaw(int d, double beta, double field) {
        Population population = population(d, beta, field);
        Enumeration all = Enumeration.of(d, s -> logPrior(s, beta, field));
        double mean = all.mean(s -> s[0]);
        assertThat(population.mean()[d - 1]).isCloseTo(mean, within(1e-14));
        Eigenvalues.Operator covariance = (vector, product) -> Arrays.setAll(
                product,
                i -> all.mean(s -> (s[i] - mean)
                        * (dot(s, vector) - mean * Arrays.stream(vector).sum())));
        assertThat(population.largestVariance()).isCloseTo(Eigenvalues.largest(d, covariance), within(1e-12));
    }

    /** A change of any bit must be seen: it raises the version of the numbers. */
    @Test
    void theSixthRowOfTheSecondBlock() {
        double[] block = new double[12 * Realization.BLOCK_ROWS];
        realization(12, 1.2, 0).block(1, 6, block);
        assertThat(Arrays.copyOfRange(block, 5 * 12, 6 * 12))
                .containsExactly(1, -1, -1, -1, 1, -1, 1, -1, -1, -1, -1, -1);
    }
}
