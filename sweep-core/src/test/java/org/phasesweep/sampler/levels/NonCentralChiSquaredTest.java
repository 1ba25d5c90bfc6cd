package org.phasesweep.sampler.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law of the energies against a table of 60 digits; {@code non_central_chi_squared.py} beside it made it. */
class NonCentralChiSquaredTest {

    private static final double ACCURACY = 1e-12;

    private static List<double[]> table() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                NonCentralChiSquaredTest.class.getResourceAsStream("/sampler/non_central_chi_squared.csv"),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    @Test
    void logarithmsOfTailsHaveTwelveDigits() throws IOException {
        List<double[]> table = table();
        assertThat(table).hasSizeGreaterThan(500);
        for (double[] row : table) {
            NonCentralChiSquared law = new NonCentralChiSquared(row[0], row[1]);
            // ln x is rounded: its error times d ln P / d ln x is the caller's.
            LevelLaw.Point point = law.point(StrictMath.log(row[2]));
            double ofLog = Math.ulp(point.coordinate()) * point.slope();
            assertThat(point.logP())
                    .describedAs("%s at %s", law, row[2])
                    .isCloseTo(row[3], within(ACCURACY * Math.max(1, -row[3]) + 2 * ofLog));
            NonCentralChiSquared.Tail above = law.above(row[2]);
            assertThat(above.logProbability())
                    .describedAs("%s above %s", law, row[2])
                    .isCloseTo(row[4], within(ACCURACY * Math.max(1, -row[4])));
            assertThat(above.mean())
                    .describedAs("%s mean above %s", law, row[2])
                    .isCloseTo(row[5], within(ACCURACY * row[5]));
            assertThat(above.variance())
                    .describedAs("%s variance above %s", law, row[2])
                    .isCloseTo(row[6], within(ACCURACY * row[5] * row[5]));
        }
    }

    /** The lowest of e^2000 points in one dimension, as a user may ask for. */
    @Test
    void quantilesBelowAllNumbersAreRefusedInWords() {
        QuantileWalk walk = new QuantileWalk(new NonCentralChiSquared(1, 0.5));
        assertThatThrownBy(() -> walk.next(-2000))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("lower the load");
    }

    @Test
    void theSlopeIsTheDerivative() throws IOException {
        double h = 1e-4;
        for (double[] row : table()) {
            NonCentralChiSquared law = new NonCentralChiSquared(row[0], row[1]);
            double logX = StrictMath.log(row[2]);
            LevelLaw.Point at = law.point(logX);
            double deviation = Math.sqrt(2 * row[0] + 4 * row[1]);
            double width = h * Math.min(1 / (1 + at.slope()), deviation / row[2]);
            LevelLaw.Point lower = law.point(logX - width);
            LevelLaw.Point upper = law.point(logX + width);
            double unit = 1 + at.slope();
            assertThat((upper.logP() - lower.logP()) / (2 * width) / unit)
                    .describedAs("%s at %s", law, row[2])
                    .isCloseTo(at.slope() / unit, within(1e-6));
            assertThat((upper.slope() - lower.slope()) / (2 * width) / unit / unit)
                    .describedAs("%s at %s", law, row[2])
                    .isCloseTo(at.curvature() / unit / unit, within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0.5", "2,0", "3,2000", "20,30", "1000,1500", "10000,12000", "10000,1e6"})
    void quantilesInvertTheDistributionFunction(double degrees, double shift) {
        NonCentralChiSquared law = new NonCentralChiSquared(degrees, shift);
        for (double lowest : new double[] {-5000, -700, -30, -9}) {
            QuantileWalk walk = new QuantileWalk(law);
            boolean representable = lowest * 2 / degrees > -600;
            for (double logP = lowest; representable && logP < -0.5; logP += logP < lowest + 10 ? 0.0371 : 7.3) {
                double x = walk.next(logP);
                LevelLaw.Point point = law.point(StrictMath.log(x));
                double relative = (point.logP() - logP) / point.slope();
                assertThat(relative).describedAs("%s at ln P = %s", law, logP).isCloseTo(0, within(1e-9));
            }
        }
    }
}
