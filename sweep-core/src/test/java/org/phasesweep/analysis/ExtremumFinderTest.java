package org.phasesweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.phasesweep.analysis.AnalysisResult.ExtremumPoint;
import org.phasesweep.statistics.StatisticalAssert;

class ExtremumFinderTest {

    private static final String LINEAR = "{from: 0.2, to: 4, count: 20}";
    private static final String LOGARITHMIC = "{from: 0.1, to: 10, count: 21, scale: log}";

    private static ExtremumPoint find(
            String temperatures, String kind, int realizations, double noise, long seed, DoubleUnaryOperator curve) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(StatisticalAssert.source(seed));
        SyntheticSweep sweep = new SyntheticSweep(
                "axes={dimension: [20], sample_count: [100], temperature: " + temperatures + "}",
                "realizations=" + realizations,
                "analysis=[{extremum: {observable: participation_ratio, along: temperature, kind: " + kind + "}}]");
        sweep.fill((column, point, r) -> curve.applyAsDouble(point.temperature()) + noise * normal.sample());
        return sweep.analyse().extrema().get(0);
    }

    /** T + 2/T is smallest at √2, where it is 2√2. */
    @Test
    void exactCurvesHaveTheirMinimumOnEitherScale() {
        for (String axis : new String[] {LINEAR, LOGARITHMIC}) {
            ExtremumPoint found = find(axis, "minimum", 1, 0, 1, t -> t + 2 / t);
            assertThat(found.status()).isEqualTo("ok");
            assertThat(found.place().value()).as(axis).isCloseTo(Math.sqrt(2), within(0.005));
            assertThat(found.place().stderr()).isNull();
            assertThat(Math.abs(found.place().value() - Math.sqrt(2)))
                    .isLessThan(found.place().systematic());
            assertThat(found.value().value()).isCloseTo(2 * Math.sqrt(2), within(1e-3));
            assertThat(found.theory()).isNull();
        }
        ExtremumPoint maximum = find(LOGARITHMIC, "maximum", 1, 0, 1, t -> -(t + 2 / t));
        assertThat(maximum.place().value()).isCloseTo(Math.sqrt(2), within(0.005));
        assertThat(maximum.value().value()).isCloseTo(-2 * Math.sqrt(2), within(1e-3));
    }

    @Test
    void aCurveThatFallsToTheEndIsNotBracketed() {
        assertThat(find(LINEAR, "minimum", 32, 0.1, 2, t -> -t).status()).isEqualTo("not_bracketed");
        assertThat(find(LINEAR, "minimum", 32, 0.1, 2, t -> 1).status()).isEqualTo("not_bracketed");
        ExtremumPoint none = find(LINEAR, "minimum", 1, 0, 2, t -> t);
        assertThat(none.status()).isEqualTo("not_bracketed");
        assertThat(none.place()).isNull();
    }

    /**
     * Of 40 noisy curves the mean square of the pulls is 1 for errors that are right; that of 40 squares of Gaussian numbers is
     * above 2.5 with a probability below 1e-6. The lower limit keeps errors from being three times too large.
     */
    @Test
    void errorsCover() {
        double sum = 0;
        int curves = 40;
        for (int i = 0; i < curves; i++) {
            Measured place =
                    find(LOGARITHMIC, "minimum", 32, 1, i, t -> t + 2 / t).place();
            double pull = (place.value() - Math.sqrt(2)) / place.error();
            sum += pull * pull / curves;
        }
        assertThat(sum).isBetween(0.11, 2.5);
    }
}
