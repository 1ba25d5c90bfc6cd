package org.phasesweep.sampler.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tails against mpmath ({@code standard_normal.py}), quantiles against tails. */
class StandardNormalTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/sampler/standard_normal.csv", numLinesToSkip = 1)
    void tailsAreThoseOfTheTable(double x, double logAbove) {
        assertThat(StandardNormal.logAbove(x)).isCloseTo(logAbove, within(1e-13 * Math.max(Math.abs(logAbove), 1e-6)));
        double expected = Math.exp(-0.5 * x * x - logAbove) / Math.sqrt(2 * Math.PI);
        if (x < 30) {
            assertThat(StandardNormal.hazard(x)).isCloseTo(expected, within(1e-12 * expected));
        } else {
            assertThat(StandardNormal.hazard(x)).isBetween(x, x + 1 / x);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-200000, -2000, -30, -3, -0.7})
    void quantilesInvertTheDistributionFunction(double lowest) {
        QuantileWalk walk = new QuantileWalk(StandardNormal.LAW);
        double h = 1e-4;
        for (double logP = lowest; logP < -0.5; logP += logP < lowest + 10 ? 0.0371 : -0.01 * logP) {
            double x = walk.next(logP);
            LevelLaw.Point point = StandardNormal.LAW.point(x);
            double error = (point.logP() - logP) / point.slope();
            assertThat(error).describedAs("at ln P = %s", logP).isCloseTo(0, within(1e-8));
            double width = h / (1 + Math.abs(x));
            LevelLaw.Point lower = StandardNormal.LAW.point(x - width);
            LevelLaw.Point upper = StandardNormal.LAW.point(x + width);
            assertThat((upper.logP() - lower.logP()) / (2 * width))
                    .isCloseTo(point.slope(), within(1e-5 * point.slope()));
            assertThat((upper.slope() - lower.slope()) / (2 * width)).isCloseTo(point.curvature(), within(1e-4));
        }
    }
}
