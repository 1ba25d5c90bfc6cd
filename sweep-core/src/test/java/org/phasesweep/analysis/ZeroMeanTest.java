package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.phasesweep.statistics.StatisticalAssert.assertUniform;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.statistics.StatisticalAssert;

class ZeroMeanTest {

    private static final double[] THROUGH_THE_TRANSITION = {0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8};
    private static final double[] CONDENSED = {0.01, 0.02, 0.04, 0.06};

    private final UniformRandomProvider source = StatisticalAssert.source(77);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);

    /** Gaussian residuals of ten cells, correlated as by common disorder. */
    private double[][] gaussian(int realizations, double mean) {
        double[][] cells = new double[10][realizations];
        for (int r = 0; r < realizations; r++) {
            double shared = normal.sample();
            for (double[] cell : cells) {
                cell[r] = mean + shared + 0.5 * normal.sample();
            }
        }
        return cells;
    }

    private static double p(double[][] residuals) {
        ZeroMean test = new ZeroMean();
        test.add(residuals);
        return test.p();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 32})
    void pIsUniformForCorrelatedGaussianResiduals(int realizations) {
        double[] values = new double[10_000];
        Arrays.setAll(values, i -> p(gaussian(realizations, 0)));
        assertUniform(values);
    }

    @Test
    void pIsUniformOverSeveralGroups() {
        double[] values = new double[4000];
        Arrays.setAll(values, i -> {
            ZeroMean test = new ZeroMean();
            test.add(gaussian(8, 0));
            test.add(gaussian(32, 0));
            test.add(gaussian(16, 0));
            assertThat(test.dof()).isEqualTo(3);
            return test.p();
        });
        assertUniform(values);
    }

    /** Textbook residuals of Y − w_true and h + ln w_true, {@code [identity][temperature][realization]}: d = 6, N = 20. */
    private double[][][] posterior(double[] temperatures, int realizations, int replicas) {
        double[][][] residuals = new double[2][temperatures.length][realizations];
        double[][] data = new double[20][6];
        double[] noise = new double[6];
        for (int r = 0; r < realizations; r++) {
            for (double[] row : data) {
                Arrays.setAll(row, k -> normal.sample());
            }
            for (int replica = 0; replica < replicas; replica++) {
                Arrays.setAll(noise, k -> normal.sample());
                for (int t = 0; t < temperatures.length; t++) {
                    double[] w = weights(data, data[replica], noise, temperatures[t]);
                    double y = Arrays.stream(w).map(v -> v * v).sum();
                    double h = -Arrays.stream(w)
                            .filter(v -> v > 0)
                            .map(v -> v * Math.log(v))
                            .sum();
                    residuals[0][t][r] += (y - w[replica]) / replicas;
                    residuals[1][t][r] += (h + Math.log(w[replica])) / replicas;
                }
            }
        }
        return residuals;
    }

    private static double[] weights(double[][] data, double[] planted, double[] noise, double temperature) {
        double[] energies = Arrays.stream(data)
                .mapToDouble(row -> {
                    double sum = 0;
                    for (int k = 0; k < row.length; k++) {
                        double x = planted[k] - row[k] + Math.sqrt(temperature) * noise[k];
                        sum += x * x;
                    }
                    return sum / (2 * temperature);
                })
                .toArray();
        double least = Arrays.stream(energies).min().orElseThrow();
        double[] weights = Arrays.stream(energies).map(u -> Math.exp(least - u)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** Skewed residuals, with the rare events of condensed cells among them; R = 32, M = 8. */
    @Test
    void pIsUniformForTheIdentitiesOfASweepThroughTheTransition() {
        double[][] values = new double[2][1000];
        for (int i = 0; i < 1000; i++) {
            double[][][] residuals = posterior(THROUGH_THE_TRANSITION, 32, 8);
            values[0][i] = p(residuals[0]);
            values[1][i] = p(residuals[1]);
        }
        assertUniform(values[0]);
        assertUniform(values[1]);
    }

    /** Where nothing but rare events could tell, a true identity is not called violated. */
    @Test
    void condensedCellsGiveNoFalseAlarm() {
        int alarms = 0;
        for (int i = 0; i < 300; i++) {
            for (double[][] residuals : posterior(CONDENSED, 32, 8)) {
                alarms += p(residuals) < 1e-3 ? 1 : 0;
            }
        }
        assertThat(alarms).isLessThan(4);
    }

    /** A bias of one error of the average is invisible, of eight beyond doubt. */
    @Test
    void aViolatedIdentityIsSeen() {
        assertThat(p(gaussian(32, 1.6))).isLessThan(1e-6);
        double[][] residuals = posterior(THROUGH_THE_TRANSITION, 32, 8)[0];
        for (double[] cell : residuals) {
            Arrays.setAll(cell, r -> cell[r] + 0.05);
        }
        assertThat(p(residuals)).isLessThan(1e-4);
    }

    @Test
    void whatDoesNotFluctuateIsNotTested() {
        ZeroMean test = new ZeroMean();
        test.add(new double[3][32]);
        test.add(gaussian(7, 0));
        double[][] constant = new double[2][32];
        for (double[] cell : constant) {
            Arrays.setAll(cell, r -> 0.3 + 1e-15 * r);
        }
        test.add(constant);
        assertThat(test.dof()).isZero();
        assertThat(test.p()).isNaN();
    }

    @Test
    void anImpossibleMeanHasAFiniteChiSquare() {
        double[][] cells = gaussian(400, 0);
        for (double[] cell : cells) {
            Arrays.setAll(cell, r -> 1 + 1e-6 * cell[r]);
        }
        ZeroMean test = new ZeroMean();
        test.add(cells);
        assertThat(test.chi2()).isBetween(1000.0, 1500.0);
        assertThat(test.p()).isBetween(0.0, 1e-290);
    }

    @Test
    void missingValuesAreLeftOut() {
        double[][] cells = gaussian(32, 0);
        double[][] fewer =
                Arrays.stream(cells).map(cell -> Arrays.copyOf(cell, 30)).toArray(double[][]::new);
        for (double[] cell : cells) {
            Arrays.fill(cell, 30, 32, Double.NaN);
        }
        assertThat(p(cells)).isEqualTo(p(fewer));
        double[][] withoutACell = Arrays.copyOf(fewer, 9);
        Arrays.fill(fewer[9], Double.NaN);
        assertThat(p(fewer)).isEqualTo(p(withoutACell));
    }
}
