package org.phasesweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaAccumulatorTest {

    private static final MathContext DIGITS = new MathContext(60);

    private static double[] values(double offset, int count) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(StatisticalAssert.source(Double.doubleToLongBits(offset)));
        return DoubleStream.generate(() -> offset + normal.sample())
                .limit(count)
                .toArray();
    }

    private static BigDecimal exactMean(double[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum.divide(BigDecimal.valueOf(values.length), DIGITS);
    }

    private static BigDecimal exactVariance(double[] values) {
        BigDecimal mean = exactMean(values);
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value).subtract(mean).pow(2));
        }
        return sum.divide(BigDecimal.valueOf(values.length - 1), DIGITS);
    }

    /** Welford's variance is off by about √n ε κ, κ = offset/sd the condition number; that of the squares by κ². */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1e3, 1e6, 1e9})
    void meanAndVarianceAreExactHoweverFarTheValuesAreFromZero(double offset) {
        double[] values = values(offset, 2000);
        ReplicaAccumulator accumulator = new ReplicaAccumulator();
        for (double value : values) {
            accumulator.add(value);
        }
        double mean = exactMean(values).doubleValue();
        double variance = exactVariance(values).doubleValue();
        assertThat(accumulator.count()).isEqualTo(2000);
        assertThat(accumulator.mean()).isCloseTo(mean, within(20 * Math.ulp(Math.abs(offset) + 1)));
        assertThat(accumulator.variance()).isCloseTo(variance, within(20 * Math.ulp(Math.abs(offset) + 1)));
    }

    @Test
    void nothingIsUnknownAndNaNStays() {
        ReplicaAccumulator accumulator = new ReplicaAccumulator();
        assertThat(accumulator.mean()).isNaN();
        accumulator.add(2);
        assertThat(accumulator.mean()).isEqualTo(2);
        assertThat(accumulator.variance()).isNaN();
        accumulator.add(2);
        assertThat(accumulator.variance()).isZero();
        accumulator.add(Double.NaN);
        assertThat(accumulator.mean()).isNaN();
        assertThat(accumulator.variance()).isNaN();
    }
}
