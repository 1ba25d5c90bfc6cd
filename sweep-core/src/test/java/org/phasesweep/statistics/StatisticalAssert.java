package org.phasesweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Assertions about random numbers, each with its probability to fail although all is right. Seeds are fixed. */
public final class StatisticalAssert {

    /** The probability of a false alarm of every assertion. */
    public static final double FALSE_ALARM = 1e-6;

    private StatisticalAssert() {}

    /** A generator for a test. */
    public static UniformRandomProvider source(long seed) {
        return new Philox4x64(new long[] {seed, 0, 0, 0, 0, 0});
    }

    /** That hits happen with the expected probability; two-sided, normal approximation to the binomial law. */
    public static void assertShare(long hits, long trials, double expected) {
        double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(FALSE_ALARM / 2);
        double error = Math.sqrt(expected * (1 - expected) / trials);
        assertThat((double) hits / trials)
                .as("share, false alarm %g", FALSE_ALARM)
                .isBetween(expected - limit * error, expected + limit * error);
    }

    /** That values in [0, 1] are uniform: χ² over 20 bins, one-sided. */
    public static void assertUniform(double[] values) {
        int bins = 20;
        int[] counts = new int[bins];
        for (double value : values) {
            counts[Math.min(bins - 1, (int) (value * bins))]++;
        }
        double expected = (double) values.length / bins;
        double chi2 = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(ChiSquaredDistribution.of(bins - 1.0).survivalProbability(chi2))
                .as("p of uniformity, false alarm %g: %s", FALSE_ALARM, Arrays.toString(counts))
                .isGreaterThan(FALSE_ALARM);
    }
}
