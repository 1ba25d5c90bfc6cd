package org.phasesweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
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
        return point(model, ofModel, ofSampler, 1, temperature);
    }

    private static TheoryPoint point(
            String model, Map<String, ?> ofModel, Map<String, ?> ofSampler, int dimension, double temperature) {
        return new TheoryPoint(
                Component.of(COMPONENTS.process("vp"), Settings.EMPTY),
                Component.of(COMPONENTS.model(model), Settings.of(ofModel)),
                Component.of(COMPONENTS.sampler("fixed-point"), Settings.of(ofSampler)),
                dimension,
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

    /**
     * Times in vp, empty where there is none: roots of the drifts' top eigenvalue with C at x = 0 summed over all points or classes, and
     * ½ ln of the top eigenvalue of their covariance, in NumPy and SciPy.
     */
    @ParameterizedTest
    @CsvSource({
        "simplex-mixture, classes 4 separation 0.8 variance 0.3, 4, 0.2202015797347225, 0.3357176485156474, , 0.0713281502007617",
        "simplex-mixture, classes 3 separation 0.4 variance 0.3, 4, 0.0099013136480894, 0.0429398608777127, 0.1271170691921206,",
        "hierarchical-mixture, classes 2 subclasses 3 separation 0.9 sub_separation 0.5 variance 0.15, 8, 0.9959877579492802,"
                + " 1.2830708881852106, , 0.9458024020988857",
        "hierarchical-mixture, classes 4 subclasses 2 separation 0.3 sub_separation 0.6 variance 0.05, 8, 0.2564118132143319,"
                + " 0.3240788561942756, 0.6835446906419201,",
        "sphere, radius 0.8, 4, 0.2473481209180536, 0.3014103664057498, 0.5108256237659907,",
        "hypercube, , 3, 0.3465735902799727, 0.4406867935097715, ,",
        "curie-weiss, beta 0.5, 6, 0.4762016680852854, 0.6223496214049749, , 0.2324740176240226",
        "curie-weiss, beta 0.5 field 0.1, 6, , , ,",
        "gaussian-mixture, separation 0.4 variance 0.2, 1, , , ,"
    })
    void everyCriticalTimeOfASymmetricLawIsPredicted(
            String model, String settings, int dimension, Double score, Double sde, Double flow, Double spectral) {
        TheoryPoint at = point(model, settings(settings), Map.of("branch", "centre"), dimension, 1);
        assertTime(new ScoreZero(), at, score);
        assertTime(new ReverseSdeInstability(), at, sde);
        assertTime(new FlowInstability(), at, flow);
        assertTime(new SpectralTime(), at, spectral);
    }

    private static Map<String, Double> settings(String words) {
        Map<String, Double> settings = new HashMap<>();
        String[] each = words == null ? new String[0] : words.split(" ");
        for (int i = 0; i < each.length; i += 2) {
            settings.put(each[i], Double.valueOf(each[i + 1]));
        }
        return settings;
    }

    private static void assertTime(CriticalTemperature theory, TheoryPoint at, Double time) {
        double temperature = theory.appliesTo(at) ? theory.criticalTemperature(at) : Double.NaN;
        if (time == null) {
            assertThat(temperature).isNaN();
        } else {
            assertThat(0.5 * Math.log1p(temperature)).isCloseTo(time, within(1e-12));
        }
    }

    /** In three dimensions it is coth x − 1/x; in one tanh x. */
    @ParameterizedTest
    @CsvSource({"99999", "100001", "1e7", "1e12"})
    void theRatioOfBesselFunctionsIsRightAtAnyArgument(double x) {
        assertThat(SphereOrder.ratio(0.5, x)).isCloseTo(1 - 1 / x, within(1e-15));
        assertThat(SphereOrder.ratio(-0.5, x)).isCloseTo(1, within(1e-15));
    }
}
