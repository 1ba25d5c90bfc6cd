package org.phasesweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/** Curie–Weiss spins, the square lattice and the hidden manifold, against tables made another way ({@code theory/statphys.py}). */
class StatisticalPhysicsTest {

    private static final Components COMPONENTS = Components.load();

    private static TheoryPoint point(
            String model, Map<String, ?> settings, String sampler, int dimension, double temperature) {
        return new TheoryPoint(
                Component.of(COMPONENTS.process("ve"), Settings.EMPTY),
                Component.of(COMPONENTS.model(model), Settings.of(settings)),
                Component.of(COMPONENTS.sampler(sampler), Settings.EMPTY),
                dimension,
                0.1 * dimension,
                temperature);
    }

    private static void assertClose(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, within(relative * (1e-3 + Math.abs(expected))));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/curie-weiss-moments.csv", numLinesToSkip = 1)
    void curieWeissMoments(
            int d, double beta, double field, double mean, double abs, double square, double fourth, double spinField) {
        for (String sampler : new String[] {"planted", "fresh", "population"}) {
            TheoryPoint at = point("curie-weiss", Map.of("beta", beta, "field", field), sampler, d, 1);
            assertClose(value(new CurieWeissMagnetization(), at), mean, 1e-10);
            assertClose(value(new CurieWeissMagnetizationAbs(), at), abs, 1e-10);
            assertClose(value(new CurieWeissMagnetization2(), at), square, 1e-10);
            assertClose(value(new CurieWeissMagnetization4(), at), fourth, 1e-10);
            assertClose(value(new CurieWeissFluctuation(), at), d * square, 1e-10);
            assertClose(value(new CurieWeissBinderCumulant(), at), 1 - fourth / (3 * square * square), 1e-9);
            assertThat(CurieWeissLaw.spinField(at.model())).isCloseTo(spinField, within(1e-13));
        }
    }

    private static double value(ObservablePrediction curve, TheoryPoint at) {
        assertThat(curve.appliesTo(at)).isTrue();
        return curve.value(at);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/biased-spin.csv", numLinesToSkip = 1)
    void biasedSpin(double field, double ratio, double information, double variance) {
        assertThat(BiasedSpin.information(field, ratio)).isCloseTo(information, within(2e-14 + 1e-12 * information));
        assertThat(BiasedSpin.information(-field, ratio)).isCloseTo(information, within(2e-14 + 1e-12 * information));
        assertThat(BiasedSpin.variance(field, ratio)).isCloseTo(variance, within(1e-12 * variance + 1e-15));
    }

    /** At high temperature I = ρV/2 − (ρV)²/4 + O(ρ³), V = 1 − tanh² b, to the relative accuracy 1e-16/√ρ. */
    @ParameterizedTest
    @CsvSource({"0, 1e-6", "0, 1e-12", "0.3, 1e-9", "-2, 1e-8", "5, 1e-7", "-16, 1e-10", "16, 1e-6"})
    void faintSpins(double field, double ratio) {
        double first = ratio / (Math.cosh(field) * Math.cosh(field));
        assertThat(BiasedSpin.variance(field, ratio) * ratio).isCloseTo(first, within(10 * ratio * first));
        double information = 0.5 * first - 0.25 * first * first;
        double accuracy = 10 * (1e-16 / Math.sqrt(ratio) + ratio * ratio);
        assertThat(BiasedSpin.information(field, ratio)).isCloseTo(information, within(accuracy * information));
    }

    /** Below β = 1 and without a field the spins are as independent ones. */
    @Test
    void disorderedCurieWeissCollapsesAsTheHypercube() {
        TheoryPoint spins = point("curie-weiss", Map.of("beta", 0.8), "planted", 60, 0.7);
        TheoryPoint cube = point("hypercube", Map.of(), "planted", 60, 0.7);
        assertClose(new CurieWeissCollapse().criticalLoad(spins), new HypercubeCollapse().criticalLoad(cube), 1e-12);
        assertClose(
                new CurieWeissCollapse().criticalTemperature(spins),
                new HypercubeCollapse().criticalTemperature(cube),
                1e-9);
        TheoryPoint ordered = point("curie-weiss", Map.of("beta", 1.5), "planted", 60, 0.7);
        double load = new CurieWeissCollapse().criticalLoad(ordered);
        assertThat(load).isLessThan(0.6 * new CurieWeissCollapse().criticalLoad(spins));
        TheoryPoint on = ordered.withLogSampleCount(60 * load);
        assertClose(new CurieWeissCollapse().criticalTemperature(on), 0.7, 1e-9);
    }

    /** dI/dT = −E tr C/2T². */
    @Test
    void informationFallsAsTheTraceSays() {
        CurieWeissInformation information = new CurieWeissInformation();
        TheoryPoint at = point("curie-weiss", Map.of("beta", 1.2, "field", 0.1), "population", 500, 0.9);
        double step = 1e-4;
        double slope =
                (information.value(at.withTemperature(0.9 + step)) - information.value(at.withTemperature(0.9 - step)))
                        / (2 * step);
        assertClose(value(new CurieWeissTrace(), at), -2 * 0.9 * 0.9 * slope, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0.44068679350977147, 0", "0.3, 0", "0.45, 0.7493226", "0.5, 0.9113193", "1, 0.9992757"})
    void spontaneousMagnetization(double beta, double expected) {
        TheoryPoint at = point("ising-2d", Map.of("beta", beta), "fresh", 64, 1);
        assertThat(value(new SpontaneousMagnetization(), at))
                .isCloseTo(expected, within(1e-7 + (expected == 0 ? 0.02 : 0)));
        assertThat(new SpontaneousMagnetization().appliesTo(point("curie-weiss", Map.of("beta", 1.0), "fresh", 64, 1)))
                .isFalse();
    }

    /** Of the data, whatever is done to them. */
    @ParameterizedTest
    @CsvFileSource(resources = "/theory/lattice-energy.csv", numLinesToSkip = 1)
    void latticeEnergy(int length, double beta, double energy, double infinite) {
        for (String sampler : new String[] {"planted", "fresh"}) {
            TheoryPoint at = point("ising-2d", Map.of("beta", beta), sampler, length * length, 1);
            assertThat(value(new KaufmanEnergy(), at)).isCloseTo(energy, within(1e-10 * Math.abs(energy)));
            assertThat(value(new OnsagerEnergy(), at)).isCloseTo(infinite, within(1e-10 * Math.abs(infinite)));
            assertThat(value(new SpontaneousDataMagnetization(), at))
                    .isEqualTo(value(new SpontaneousMagnetization(), at));
        }
    }

    /** Spins that remember where their chain began are of another law. */
    @Test
    void noEnergyOfAChainThatHasNotForgottenItsStart() {
        TheoryPoint early = point("ising-2d", Map.of("beta", 0.4, "burn_in", 20), "planted", 64, 1);
        assertThat(new KaufmanEnergy().appliesTo(early)).isFalse();
        assertThat(new KaufmanEnergy().appliesTo(point("curie-weiss", Map.of(), "planted", 64, 1)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/hidden-manifold.csv", numLinesToSkip = 1)
    void hiddenManifold(double k, double ratio, double information, double correction) {
        assertThat(HiddenManifold.information(k, ratio)).isCloseTo(information, within(1e-13 * information));
        assertThat(HiddenManifold.correction(k, ratio)).isCloseTo(correction, within(1e-12 * (1 - correction)));
        int d = 200;
        Map<String, ?> settings = Map.of("latent_ratio", ratio, "variance", 3.0);
        TheoryPoint at = point("linear-manifold", settings, "planted", d, 3 / k);
        double load = new HiddenManifoldCollapse().criticalLoad(at);
        assertClose(load, information, 1e-13);
        TheoryPoint on = at.withLogSampleCount(d * load);
        assertClose(new HiddenManifoldCollapse().criticalTemperature(on), 3 / k, 1e-9);
        TheoryPoint law = point("linear-manifold", settings, "population", d, 3 / k);
        assertClose(value(new HiddenManifoldInformation(), law), d * information + correction, 1e-12);
    }

    /** Entries N(0, 1/d) make the variance of a component α_D σ² instead of σ²; D is rounded. */
    @Test
    void normalizationAndRoundingOfTheManifold() {
        Map<String, ?> ambient = Map.of("latent_ratio", 0.26, "variance", 2.0, "normalization", "ambient");
        Map<String, ?> latent = Map.of("latent_ratio", 0.25, "variance", 0.5);
        TheoryPoint one = point("linear-manifold", ambient, "planted", 20, 0.3);
        TheoryPoint other = point("linear-manifold", latent, "planted", 20, 0.3);
        assertClose(
                new HiddenManifoldCollapse().criticalLoad(one),
                new HiddenManifoldCollapse().criticalLoad(other),
                1e-14);
    }
}
