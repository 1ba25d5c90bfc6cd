package org.phasesweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phasesweep.statistics.StatisticalAssert.FALSE_ALARM;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the autoregressive series x' = φ x + z, whose τ is ½ (1 + φ)/(1 − φ). */
class AutocorrelationTest {

    private static double[] series(UniformRandomProvider source, int length, double memory) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        double[] series = new double[length];
        double x = normal.sample() / Math.sqrt(1 - memory * memory);
        for (int i = 0; i < length; i++) {
            series[i] = x;
            x = memory * x + normal.sample();
        }
        return series;
    }

    /** The cut takes e^{−6} = 0.25 % of τ away, and the mean of the series is not known. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.7, 0.9, 0.97})
    void theTimeOfAnAutoregressiveSeries(double memory) {
        double[] series = series(StatisticalAssert.source(17), 1 << 18, memory);
        Autocorrelation measured = Autocorrelation.of(series);
        double time = 0.5 * (1 + memory) / (1 - memory);
        double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(FALSE_ALARM / 2);
        assertThat(measured.time()).isCloseTo(time, within(limit * measured.error() + 0.0025 * time));
        assertThat(measured.error()).isLessThan(0.06 * time);
        assertThat(measured.window()).isBetween((int) (5 * time), (int) (7 * time) + 1);
    }

    /** Of 4000 means, as many are within one error as Student's t says for that many bins; the error is 0.8 % too small. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8})
    void binnedErrorsCover(double memory) {
        UniformRandomProvider source = StatisticalAssert.source(18);
        int trials = 4000;
        int binLength = memory == 0 ? 1 : 288;
        int bins = 24;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            BinnedMean mean = BinnedMean.of(series(source, bins * binLength + 5 * binLength / 7, memory), binLength);
            assertThat(mean.bins()).isEqualTo(bins);
            covered += Math.abs(mean.mean()) < mean.error() ? 1 : 0;
        }
        TDistribution student = TDistribution.of(bins - 1.0);
        StatisticalAssert.assertShare(covered, trials, student.probability(-1, 1));
    }

    @Test
    void binsAreAsLongAsTheSeriesRemembers() {
        double[] series = series(StatisticalAssert.source(19), 1 << 16, 0.9);
        BinnedMean mean = BinnedMean.of(series);
        assertThat(mean.binLength()).isBetween(200, 450);
        double variance = 1 / (1 - 0.9) / (1 - 0.9) / series.length;
        assertThat(mean.error()).isCloseTo(Math.sqrt(variance), within(0.35 * Math.sqrt(variance)));
        assertThat(BinnedMean.of(series, 1).error()).isLessThan(0.35 * Math.sqrt(variance));
    }

    /** Chains of 40 values, τ = 4.5: compared across their ends they would show 4.0. */
    @Test
    void valuesOfDifferentChainsAreNotCompared() {
        UniformRandomProvider source = StatisticalAssert.source(20);
        int chains = 1 << 15;
        int length = 40;
        double[] series = new double[chains * length - 11];
        for (int chain = 0; chain < chains; chain++) {
            int from = chain * length;
            System.arraycopy(series(source, length, 0.8), 0, series, from, Math.min(length, series.length - from));
        }
        double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(FALSE_ALARM / 2);
        Autocorrelation measured = Autocorrelation.of(series, length);
        assertThat(measured.time()).isCloseTo(4.5, within(limit * measured.error() + 0.0025 * 4.5));
        assertThat(Autocorrelation.of(series).time()).isLessThan(4.5 - 2 * limit * measured.error());
    }

    @Test
    void aSeriesThatDoesNotVaryHasNoTime() {
        assertThat(Autocorrelation.of(new double[] {2, 2, 2, 2}).time()).isNaN();
        assertThat(BinnedMean.of(new double[] {2, 2, 2, 2})).isEqualTo(new BinnedMean(2, 0, 4, 1));
    }
}
