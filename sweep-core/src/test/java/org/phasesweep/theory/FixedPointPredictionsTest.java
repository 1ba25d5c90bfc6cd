package org.phasesweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/** Predictions for fixed points where they are easily missed: weak fields, no stable state, low temperatures. */
class FixedPointPredictionsTest {

    private static final Components COMPONENTS = Components.load();

    private static TheoryPoint point(
            String model, Map<String, ?> ofModel, Map<String, ?> ofSampler, double temperature) {
        return new TheoryPoint(
                Component.of(COMPONENTS.process("vp"), Settings.EMPTY),
                Component.of(COMPONENTS.model(model), Settings.of(ofModel)),
                Component.of(COMPONENTS.sampler("fixed-point"), Settings.of(ofSampler)),
                1,
                0.1,
                temperature);
    }

    /** m = h/(T − 1) of two points at ±1 above T_c. */
    @ParameterizedTest
    @CsvSource({"1e-5", "1e-8", "1e-11"})
    void aWeakFieldHasTheResponseOfTheSymmetricState(double field) {
        TheoryPoint at = point("two-delta", Map.of("separation", 1.0), Map.of("field", field), 1.5);
        assertThat(new FixedPointMagnetization().value(at)).isCloseTo(2 * field, within(1e-6 * field));
    }

    @Test
    void withoutFieldThereIsNoOrderAboveTheTransition() {
        TheoryPoint at = point("two-delta", Map.of("separation", 1.0), Map.of(), 1.5);
        assertThat(new FixedPointMagnetization().value(at)).isZero();
    }

    /** Of classes of variance 1 or more the flow's drift leads away everywhere. */
    @Test
    void thereIsNoPredictionWithoutAStableState() {
        TheoryPoint at = point(
                "gaussian-mixture", Map.of("separation", 1.0, "variance", 1.5), Map.of("drift", "reverse-ode"), 0.5);
        assertThat(new FixedPointMagnetization().value(at)).isNaN();
    }

    /** In three dimensions it is coth x − 1/x; in one tanh x. */
    @ParameterizedTest
    @CsvSource({"99999", "100001", "1e7", "1e12"})
    void theRatioOfBesselFunctionsIsRightAtAnyArgument(double x) {
        assertThat(SphereOrder.ratio(0.5, x)).isCloseTo(1 - 1 / x, within(1e-15));
        assertThat(SphereOrder.ratio(-0.5, x)).isCloseTo(1, within(1e-15));
    }
}
