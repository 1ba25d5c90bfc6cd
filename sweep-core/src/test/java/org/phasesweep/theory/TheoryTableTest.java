package org.phasesweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.statistics.StatisticalAssert;

/** Every curve against tables made with mpmath ({@code theory/tables.py}), and against brute force. */
class TheoryTableTest {

    private static final Components COMPONENTS = Components.load();
    private static final int DIMENSION = 150;

    private static Component component(String kind, Settings settings) {
        return switch (kind) {
            case "ve", "vp" -> Component.of(COMPONENTS.process(kind), settings);
            case "planted", "fresh" -> Component.of(COMPONENTS.sampler(kind), settings);
            default -> Component.of(COMPONENTS.model(kind), settings);
        };
    }

    private static TheoryPoint point(String model, Settings settings, String sampler, double load, double temperature) {
        return new TheoryPoint(
                component("ve", Settings.EMPTY),
                component(model, settings),
                component(sampler, Settings.EMPTY),
                DIMENSION,
                load * DIMENSION,
                temperature);
    }

    private static Settings spectrum(String words) {
        double[] values =
                Arrays.stream(words.split(";")).mapToDouble(Double::parseDouble).toArray();
        return values.length == 1
                ? Settings.EMPTY.with("variance", values[0])
                : Settings.EMPTY.with("spectrum", Arrays.stream(values).boxed().toList());
    }

    private static void assertClose(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/gaussian-collapse.csv", numLinesToSkip = 1)
    void gaussianCollapse(String spectrum, double load, double temperature) {
        GaussianCollapse line = new GaussianCollapse();
        TheoryPoint at = point("gaussian", spectrum(spectrum), "planted", load, temperature);
        assertClose(line.criticalTemperature(at), temperature, 1e-11);
        assertClose(line.criticalLoad(at), load, 1e-13);
    }

    /** Just above the end of the series, at 1e-4, the difference of two numbers near ln 2 keeps eleven digits, elsewhere more. */
    @ParameterizedTest
    @CsvFileSource(resources = "/theory/hypercube-information.csv", numLinesToSkip = 1)
    void hypercubeInformation(double ratio, double information) {
        assertThat(HypercubeCollapse.information(ratio)).isCloseTo(information, within(1e-15 + 1e-12 * information));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/hypercube-collapse.csv", numLinesToSkip = 1)
    void hypercubeCollapse(double load, double temperature) {
        TheoryPoint at = point("hypercube", Settings.EMPTY, "planted", load, temperature);
        assertClose(new HypercubeCollapse().criticalTemperature(at), temperature, 1e-9);
        assertClose(new HypercubeCollapse().criticalLoad(at), load, 1e-11);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/background.csv", numLinesToSkip = 1)
    void background(double k, double load, double lambdaStar, double psi) {
        assertClose(RandomEnergy.lambdaStar(load, k), lambdaStar, 1e-10);
        assertClose(RandomEnergy.logPartitionPerDimension(load, k), psi, 1e-11);
        Settings wide = Settings.EMPTY.with("variance", 4.0);
        TheoryPoint fresh = point("gaussian", wide, "fresh", load, 4 / k);
        TheoryPoint planted = point("gaussian", wide, "planted", load, 4 / k);
        assertThat(new FreshParticipation().value(fresh)).isCloseTo(1 - lambdaStar, within(1e-8));
        assertClose(new BackgroundFreeEnergy().value(fresh), -psi, 1e-9);
        assertClose(new BackgroundFreeEnergy().value(planted), Math.min(-psi, 0.5), 1e-9);
        // Both states see the same transition: the background above the planted point exactly where it is not
        // condensed.
        double excess = 0.5 - new BackgroundFreeEnergy().value(planted);
        assertThat(new PlantedExcessEntropy().value(planted)).isCloseTo(excess, within(1e-9));
        assertThat(lambdaStar < 1).isEqualTo(load < new GaussianCollapse().criticalLoad(planted));
    }

    @Test
    void meansOverANormalVariable() {
        assertClose(NormalMean.of(z -> 1), 1, 1e-15);
        assertClose(NormalMean.of(z -> z * z * z * z), 3, 1e-14);
        assertClose(NormalMean.of(Math::cosh), Math.exp(0.5), 1e-14);
        assertClose(NormalMean.of(z -> Math.exp(-50 * z * z)), 1 / Math.sqrt(101), 1e-14);
    }

    /** I = E ln p(x|y)/p(x) by sampling y and x; five errors, false alarm 6e-7 each. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 3, 9})
    void hypercubeInformationIsThatOfSampledPairs(double ratio) {
        UniformRandomProvider source = StatisticalAssert.source(Double.doubleToLongBits(ratio));
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        int count = 400_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double y = source.nextBoolean() ? 1 : -1;
            double x = y + normal.sample() / Math.sqrt(ratio);
            double own = Math.exp(-0.5 * ratio * (x - y) * (x - y));
            double other = Math.exp(-0.5 * ratio * (x + y) * (x + y));
            double density = -Math.log(0.5 * (own + other) / own);
            sum += density;
            squares += density * density;
        }
        double mean = sum / count;
        double error = Math.sqrt((squares / count - mean * mean) / count);
        assertThat(HypercubeCollapse.information(ratio)).isCloseTo(mean, within(5 * error));
    }

    @ParameterizedTest
    @CsvSource({"gaussian, 1", "gaussian, 0.5;1;3;0", "hypercube, ''"})
    void informationFallsAndTheLineIsItsInverse(String model, String spectrum) {
        Settings settings = spectrum.isEmpty() ? Settings.EMPTY : spectrum(spectrum);
        CollapseLine line = model.equals("hypercube") ? new HypercubeCollapse() : new GaussianCollapse();
        double before = Double.POSITIVE_INFINITY;
        for (double logT = -3; logT < 12; logT += 0.05) {
            double temperature = Math.exp(logT);
            double load = line.criticalLoad(point(model, settings, "planted", 0.1, temperature));
            assertThat(load).isPositive().isLessThan(before);
            before = load;
            double back = line.criticalTemperature(point(model, settings, "planted", load, 1));
            assertClose(back, temperature, 1e-8);
        }
    }

    @Test
    void thereIsNoLineBeyondTheLargestInformationNorWithoutLoad() {
        HypercubeCollapse hypercube = new HypercubeCollapse();
        GaussianCollapse gaussian = new GaussianCollapse();
        assertThat(hypercube.criticalTemperature(point("hypercube", Settings.EMPTY, "planted", 0.7, 1)))
                .isNaN();
        assertThat(hypercube.criticalTemperature(point("hypercube", Settings.EMPTY, "planted", 0, 1)))
                .isNaN();
        assertThat(hypercube.criticalLoad(point("hypercube", Settings.EMPTY, "planted", 0.1, 1e-30)))
                .isEqualTo(Math.log(2));
        assertThat(gaussian.criticalTemperature(point("gaussian", Settings.EMPTY, "planted", 0, 1)))
                .isNaN();
        assertThat(gaussian.criticalTemperature(point("gaussian", spectrum("0;0"), "planted", 0.1, 1)))
                .isNaN();
        assertThat(gaussian.criticalLoad(point("gaussian", Settings.EMPTY, "planted", 0.1, 1e-300)))
                .isCloseTo(150 * Math.log(10), within(1e-10));
    }

    /** N = 1 is known exactly at any size: one point, u = d/2 if planted, d(½ + k) on average if fresh. */
    @Test
    void oneDataPointIsTheLimitOfTheBackground() {
        TheoryPoint fresh = point("gaussian", Settings.EMPTY, "fresh", 0, 2);
        TheoryPoint planted = point("gaussian", Settings.EMPTY, "planted", 0, 2);
        assertThat(new BackgroundFreeEnergy().value(fresh)).isEqualTo(1);
        assertThat(new BackgroundFreeEnergy().value(planted)).isEqualTo(0.5);
        assertThat(new FreshParticipation().value(fresh)).isEqualTo(1);
        assertThat(new PlantedExcessEntropy().value(planted)).isZero();
        TheoryPoint nearly = point("gaussian", Settings.EMPTY, "fresh", 1e-7, 2);
        assertThat(new BackgroundFreeEnergy().value(nearly)).isCloseTo(1, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "gaussian, 1, planted, 'background-free-energy, gaussian-collapse, identity-energy, identity-energy-per-dim,"
                + " planted-dispersion, planted-excess-entropy'",
        "gaussian, 1, fresh, 'background-free-energy, fresh-participation, gaussian-collapse'",
        "gaussian, 1;2, planted, 'gaussian-collapse, identity-energy, identity-energy-per-dim'",
        "gaussian, 1;2, fresh, 'gaussian-collapse'",
        "hypercube, '', planted, 'hypercube-collapse, identity-energy, identity-energy-per-dim'",
        "hypercube, '', fresh, 'hypercube-collapse'",
        "sphere, '', planted, 'identity-energy, identity-energy-per-dim, sphere-collapse'",
        "gaussian-mixture, '', fresh, ''",
        "gaussian-mixture, '', planted, 'identity-energy, identity-energy-per-dim'",
        "dataset, '', planted, 'identity-energy, identity-energy-per-dim'",
        "dataset, '', fresh, ''",
    })
    void curvesSpeakOfTheirModelAndStatesOnly(String model, String spectrum, String sampler, String names) {
        Settings settings = spectrum.isEmpty() ? Settings.EMPTY : spectrum(spectrum);
        List<String> applicable = COMPONENTS.theories().stream()
                .filter(curve -> curve.appliesTo(point(model, settings, sampler, 0.1, 1)))
                .map(TheoryCurve::name)
                .toList();
        assertThat(String.join(", ", applicable)).isEqualTo(names);
    }
}
