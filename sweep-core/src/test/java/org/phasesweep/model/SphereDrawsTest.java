package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.statistics.StatisticalAssert;

/** Draws from von Mises–Fisher laws. */
class SphereDrawsTest {

    private static final int COUNT = 20_000;

    /** 1 − c of draws, formed without loss from the distance to the pole. */
    private static double[] depths(int dimension, double kappa) {
        SpherePopulation sphere = new SpherePopulation(dimension, 1);
        double[] state = new double[dimension];
        Arrays.fill(state, 1 / Math.sqrt(dimension));
        Posterior posterior = sphere.posterior(state, 1 / kappa);
        UniformRandomProvider source = StatisticalAssert.source(dimension);
        double[] draw = new double[dimension];
        double[] depths = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            posterior.draw(source, draw, 0);
            double norm2 = 0;
            for (int k = 0; k < dimension; k++) {
                depths[i] += 0.5 * (draw[k] - state[k]) * (draw[k] - state[k]);
                norm2 += draw[k] * draw[k];
            }
            assertThat(norm2).isCloseTo(1, within(1e-12));
        }
        return depths;
    }

    /** In three dimensions 1 − c is exponential with rate κ, cut at 2. Dvoretzky, Kiefer and Wolfowitz; false alarm 1e-6. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 5, 1e4})
    void inThreeDimensionsTheAngleIsExponential(double kappa) {
        double[] depths = depths(3, kappa);
        Arrays.sort(depths);
        double bound = Math.sqrt(Math.log(2 / StatisticalAssert.FALSE_ALARM) / (2 * COUNT));
        for (int i = 0; i < COUNT; i++) {
            double expected = Math.expm1(-kappa * depths[i]) / Math.expm1(-2 * kappa);
            assertThat((i + 0.5) / COUNT).isCloseTo(expected, within(bound + 1.0 / COUNT));
        }
    }

    /** Mean and variance of 1 − c; 5.5 errors, false alarm 1e-7 for normal means, which those of 20 000 draws nearly are. */
    @ParameterizedTest
    @CsvSource({"1, 0.4", "2, 0.3", "2, 50", "2, 1e6", "4, 3", "30, 1", "30, 1e3", "300, 100", "300, 1e7"})
    void angleHasItsMeanAndVariance(int dimension, double kappa) {
        double[] depths = depths(dimension, kappa);
        PolarLaw law = PolarLaw.of(dimension, PolarLaw.logNorm(dimension), kappa);
        assertMean(depths, law.depth());
        assertMean(
                Arrays.stream(depths)
                        .map(v -> (v - law.depth()) * (v - law.depth()))
                        .toArray(),
                law.variance());
    }

    private static void assertMean(double[] values, double expected) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        assertThat(mean).isCloseTo(expected, within(5.5 * Math.sqrt(variance / values.length)));
    }
}
