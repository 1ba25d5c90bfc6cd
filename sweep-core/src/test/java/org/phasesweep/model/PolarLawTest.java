package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The angle of a von Mises–Fisher law against Bessel functions of mpmath ({@code model/polar_law.py}), d to 10⁴, κ to 10⁸. */
class PolarLawTest {

    private static final double RELATIVE = 1e-12;

    @ParameterizedTest
    @CsvFileSource(resources = "/model/polar_law.csv", numLinesToSkip = 1)
    void momentsAreRatiosOfBesselFunctions(
            int dimension, double kappa, double ratio, double depth, double variance, double logMean) {
        PolarLaw law = PolarLaw.of(dimension, PolarLaw.logNorm(dimension), kappa);
        assertClose(law.across() * kappa, ratio);
        assertClose(law.depth(), depth);
        assertClose(law.variance(), variance);
        assertThat(law.logMean()).isCloseTo(logMean, within(RELATIVE * Math.max(1, Math.abs(logMean))));
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(RELATIVE * expected));
    }
}
