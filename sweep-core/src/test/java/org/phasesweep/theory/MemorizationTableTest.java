package org.phasesweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;

/** Curves of probes, held-out points and associative memories against tables by other ways ({@code theory/memorization.py}). */
class MemorizationTableTest {

    private static final Components COMPONENTS = Components.load();
    private static final double VARIANCE = 3;

    private static TheoryPoint point(String model, Component sampler, double load, double temperature) {
        Settings settings = model.equals("gaussian")
                ? Settings.EMPTY.with("variance", VARIANCE)
                : Settings.EMPTY.with("radius", Math.sqrt(VARIANCE));
        return new TheoryPoint(
                Component.of(COMPONENTS.process("ve"), Settings.EMPTY),
                Component.of(COMPONENTS.model(model), settings),
                sampler,
                50,
                load * 50,
                temperature);
    }

    private static Component sampler(String kind, Map<String, ?> settings) {
        return Component.of(COMPONENTS.sampler(kind), Settings.of(settings));
    }

    private static Component probe(double noise) {
        return sampler("probe", Map.of("base", "planted", "noise", noise));
    }

    private static void assertClose(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/basin.csv", numLinesToSkip = 1)
    void onsetAndBasin(double ratio, double noise, double load) {
        double temperature = VARIANCE / ratio;
        TheoryPoint at = point("gaussian", probe(noise), load, temperature);
        BoundaryPrediction line = noise == 0 ? new Onset() : new Basin();
        assertThat(line.appliesTo(at)).isTrue();
        assertClose(line.criticalLoad(at), load, 1e-12);
        assertClose(line.criticalTemperature(at), temperature, 1e-10);
        if (noise > 0) {
            assertClose(new Basin().criticalValue(at, "sampler.noise"), noise, 1e-10);
        }
        TheoryPoint levels =
                point("gaussian", sampler("levels", Map.of("state", "planted", "noise", noise)), load, temperature);
        assertThat(line.appliesTo(levels)).isTrue();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/basin-spectrum.csv", numLinesToSkip = 1)
    void basinOfASpectrum(double temperature, double noise, double load) {
        Settings settings = Settings.EMPTY.with("spectrum", List.of(4, 1, 0.2)).with("variance", 1);
        TheoryPoint at = new TheoryPoint(
                Component.of(COMPONENTS.process("ve"), Settings.EMPTY),
                Component.of(COMPONENTS.model("gaussian"), settings),
                probe(noise),
                3,
                3 * load,
                temperature);
        BoundaryPrediction line = noise == 0 ? new Onset() : new Basin();
        assertThat(line.appliesTo(at)).isTrue();
        assertClose(line.criticalLoad(at), load, 1e-12);
        assertClose(line.criticalTemperature(at), temperature, 1e-10);
        if (noise > 0) {
            assertClose(new Basin().criticalValue(at, "sampler.noise"), noise, 1e-10);
        }
    }

    @Test
    void thereIsNoBasinAboveTheOnset() {
        TheoryPoint at = point("gaussian", probe(0), 0.6, VARIANCE);
        assertThat(new Basin().criticalValue(at, "sampler.noise")).isNaN();
        assertThat(new Basin().criticalTemperature(at)).isNaN();
        assertThat(new Basin().criticalValue(at, "process.sigma")).isNaN();
        assertThat(new GaussianCollapse().criticalValue(at, "sampler.noise")).isNaN();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/retrieval.csv", numLinesToSkip = 1)
    void retrieval(double lambda, double gaussian, double spherical) {
        TheoryPoint ofGaussian = point("gaussian", sampler("associative", Map.of()), gaussian, VARIANCE / lambda);
        TheoryPoint ofSphere = point("sphere", probe(0), spherical, VARIANCE / lambda);
        assertClose(new RetrievalGaussian().criticalLoad(ofGaussian), gaussian, 1e-14);
        assertClose(new RetrievalSpherical().criticalLoad(ofSphere), spherical, 1e-12);
        assertClose(new RetrievalSpherical().criticalTemperature(ofSphere), VARIANCE / lambda, 1e-10);
        if (lambda < 1) {
            assertClose(new RetrievalGaussian().criticalTemperature(ofGaussian), VARIANCE / lambda, 1e-10);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/theory/generalisation.csv", numLinesToSkip = 1)
    void generalisation(double load, double best, double temperature, double divergence) {
        Component heldOut = sampler("probe", Map.of("base", "fresh", "noise", 0));
        TheoryPoint at = point("gaussian", heldOut, load, VARIANCE * temperature);
        assertClose(new BestGeneralisation().criticalTemperature(at), VARIANCE * best, 1e-10);
        assertClose(new BestGeneralisation().criticalLoad(at.withTemperature(VARIANCE * best)), load, 1e-10);
        assertThat(new HeldOutDivergence().value(at)).isCloseTo(divergence, within(1e-11 * (1 + divergence)));
    }

    /** T_g &lt; T_c &lt; T_o: it generalises best below the collapse, and memorizes from above it on. */
    @ParameterizedTest
    @CsvSource({"0.05", "0.3", "1", "2.5"})
    void theThreeTemperaturesAreOrdered(double load) {
        Component heldOut = sampler("levels", Map.of("state", "fresh", "noise", 0));
        double best = new BestGeneralisation().criticalTemperature(point("gaussian", heldOut, load, 1));
        double collapse = new GaussianCollapse().criticalTemperature(point("gaussian", probe(1), load, 1));
        double onset = new Onset().criticalTemperature(point("gaussian", probe(0), load, 1));
        assertThat(best).isLessThan(collapse);
        assertThat(collapse).isLessThan(onset);
    }

    /** The first order of λ*: of the exact curve as α → 0. And the factors by which it goes wrong. */
    @Test
    void gaussianEnergiesAreRightAtSmallLoadsOnly() {
        Component fresh = sampler("fresh", Map.of());
        for (double temperature : new double[] {0.3, 0.8}) {
            double before = 1;
            for (double load : new double[] {1e-2, 1e-3, 1e-4}) {
                double critical = VARIANCE * (1 + Math.sqrt(1 + 12 * load)) / (4 * load);
                TheoryPoint at = point("gaussian", fresh, load, temperature * critical);
                double difference = Math.abs(new GaussianEnergies().value(at) - new FreshParticipation().value(at));
                assertThat(difference).isLessThan(0.3 * before).isLessThan(5 * load);
                before = difference;
                assertThat(new GaussianEnergies().value(at.withTemperature(critical)))
                        .isCloseTo(0, within(1e-12));
                assertThat(new GaussianEnergies().value(at.withTemperature(2 * critical)))
                        .isZero();
            }
        }
        TheoryPoint within = point("gaussian", fresh, 0.02, 1);
        double critical = VARIANCE * (1 + Math.sqrt(1.24)) / 0.08;
        assertThat(critical / new GaussianCollapse().criticalTemperature(within))
                .isCloseTo(1.08, within(0.005));
        assertThat(new GaussianEnergies().appliesTo(within)).isTrue();
        assertThat(new GaussianEnergies().appliesTo(point("gaussian", fresh, 0.06, 1)))
                .isFalse();
    }

    /** States of no process are not taken for those of one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "gaussian | probe | base | planted | 0 | basin, onset",
                "gaussian | probe | base | planted | 1 | basin",
                "gaussian | probe | base | fresh | 0 | best-generalisation, held-out-divergence",
                "gaussian | probe | base | fresh | 1 | ''",
                "gaussian | levels | state | planted | 0 | basin, onset",
                "gaussian | levels | state | planted | 0.5 | basin",
                "gaussian | levels | state | fresh | 0 | best-generalisation, held-out-divergence",
                "gaussian | levels | state | fresh | 2 | ''",
                "sphere | probe | base | planted | 0 | retrieval-spherical",
                "sphere | probe | base | planted | 1 | ''",
                "hypercube | probe | base | planted | 0 | ''",
            })
    void curvesSpeakOfTheirStatesOnly(
            String model, String kind, String setting, String base, double noise, String names) {
        Component sampler = sampler(kind, Map.of(setting, base, "noise", noise));
        Settings settings = Settings.EMPTY;
        TheoryPoint at = new TheoryPoint(
                Component.of(COMPONENTS.process("ve"), settings),
                Component.of(COMPONENTS.model(model), settings),
                sampler,
                50,
                5,
                1);
        assertThat(COMPONENTS.theories().stream()
                        .filter(curve -> curve.appliesTo(at))
                        .map(TheoryCurve::name))
                .containsExactly(names.isEmpty() ? new String[0] : names.split(", "));
    }
}
