package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.engine.ObservedUnit.Seen;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.SpecException;
import org.phasesweep.statistics.ReplicaAccumulator;

/**
 * States around data points and held-out ones, as vectors and as levels. Each test that compares means fails by chance with less
 * than 1e-6, by Student's t over realizations at 2e-9 for each of at most 450 comparisons.
 */
class ProbeTest {

    private static final int REALIZATIONS = 128;
    private static final double LIMIT = TDistribution.of(REALIZATIONS - 1.0).inverseSurvivalProbability(1e-9);

    private static SmallSweep sweep(String sampler, List<String> observables, String axes) throws Exception {
        return sweep("{kind: gaussian, variance: 1.7}", sampler, observables, axes, 8);
    }

    private static SmallSweep sweep(String model, String sampler, List<String> observables, String axes, int replicas)
            throws Exception {
        return SmallSweep.of("sweep: probes\nseed: 20261125\nmodel: " + model + "\naxes: {" + axes + "}\nsampler: {"
                + sampler + "}\ndisorder: independent\nobservables: " + observables + "\nrealizations: " + REALIZATIONS
                + "\nreplicas: " + replicas + "\n");
    }

    private static ReplicaAccumulator over(double[] realizations) {
        ReplicaAccumulator all = new ReplicaAccumulator();
        for (double value : realizations) {
            all.add(value);
        }
        return all;
    }

    /** The cells of both in the order of N and T, which is not that of slices with ids of their own. */
    private static void assertSameMeans(SmallSweep one, SmallSweep other) {
        double[][][] means = one.means();
        double[][][] expected = other.means();
        for (int i = 0; i < means[0].length; i++) {
            var at = one.slices().get(i).cells().get(0);
            for (int j = 0; j < means[0].length; j++) {
                var there = other.slices().get(j).cells().get(0);
                if (at.sampleCount() == there.sampleCount() && at.temperature() == there.temperature()) {
                    for (int column = 0; column < means.length; column++) {
                        String what = one.engine().columns().get(column) + " at " + at;
                        assertEqual(over(means[column][i]), over(expected[column][j]), what);
                    }
                }
            }
        }
    }

    private static void assertEqual(ReplicaAccumulator one, ReplicaAccumulator other, String what) {
        double error = Math.sqrt((one.variance() + other.variance()) / REALIZATIONS);
        double rounding = 1e-9 * (1 + Math.abs(one.mean()));
        assertThat(one.mean()).describedAs(what).isCloseTo(other.mean(), within(LIMIT * error + rounding));
    }

    private static final String AXES =
            "dimension: [9], sample_count: [1, 2, 10, 1000, 9000], temperature: [0.3, 1.3, 8]";

    private static final List<String> PLANTED = List.of(
            "participation_ratio",
            "posterior_entropy",
            "information_density",
            "planted_weight",
            "max_weight",
            "nearest_is_planted",
            "free_energy",
            "energy",
            "specific_heat",
            "nearest_distance2");

    /** 15 cells of 10 columns, with and without noise. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void levelsWithNoiseAreThoseOfVectors(double noise) throws Exception {
        SmallSweep levels = sweep("kind: levels, state: planted, noise: " + noise, PLANTED, AXES);
        assertSameMeans(levels, sweep("kind: probe, base: planted, noise: " + noise, PLANTED, AXES));
    }

    @Test
    void heldOutLevelsAreThoseOfVectors() throws Exception {
        List<String> columns = List.of("kl_divergence", "participation_ratio", "free_energy", "nearest_distance2");
        SmallSweep levels = sweep("kind: levels, state: fresh, noise: 0", columns, AXES);
        assertSameMeans(levels, sweep("kind: probe, base: fresh, noise: 0", columns, AXES));
    }

    @Test
    void withTheNoiseOfTheProcessTheyArePlantedStates() throws Exception {
        SmallSweep probe = sweep("kind: probe, base: planted, noise: 1", PLANTED, AXES);
        assertSameMeans(probe, sweep("kind: planted", PLANTED, AXES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planted", "fresh"})
    void levelsWithNoiseOneAreThoseWithoutTheSetting(String state) throws Exception {
        List<String> columns = List.of("participation_ratio", "energy", "free_energy");
        SmallSweep with = sweep("kind: levels, state: " + state + ", noise: 1", columns, AXES);
        assertSameMeans(with, sweep("kind: levels, state: " + state, columns, AXES));
    }

    /** The energy of the planted point is that of its noise to the last digits. */
    @Test
    void theNoiseOfAProbeIsScaled() throws Exception {
        String axes = "dimension: [5], sample_count: [4], temperature: [2], sampler.noise: [0, 0.5, 1]";
        SmallSweep sweep = SmallSweep.of("sweep: probes\nseed: 1\nmodel: {kind: sphere}\naxes: {" + axes
                + "}\nsampler: {kind: probe, base: planted}\nobservables: [planted_weight]\nrealizations: 1\n"
                + "replicas: 3\n");
        double[][] noises = new double[3][];
        for (var slice : sweep.slices()) {
            ObservedUnit unit = new ObservedUnit();
            sweep.engine().run(new SweepUnit(slice, 0), unit);
            Seen seen = unit.seen().get(2);
            double noise = slice.sampler().settings().number("noise");
            noises[(int) (2 * noise)] = seen.noise();
        }
        for (int k = 0; k < 5; k++) {
            assertThat(noises[0][k]).isZero();
            assertThat(noises[1][k]).isEqualTo(0.5 * noises[2][k]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: gaussian} | kind: fresh | needs a held-out point without noise",
                "{kind: gaussian} | kind: probe, base: fresh, noise: 1 | needs a held-out point without noise",
                "{kind: gaussian} | kind: probe, base: planted, noise: 0 | needs a held-out point without noise",
                "{kind: gaussian} | kind: levels, state: fresh | needs a held-out point without noise",
                "{kind: hypercube} | kind: probe, base: fresh, noise: 0 | needs data of a law with a density",
                "'{kind: gaussian, spectrum: [1, 0]}' | kind: probe, base: fresh, noise: 0 | law with a density",
                "'{kind: gaussian-mixture, separation: 1, variance: 0}' | kind: probe, base: fresh, noise: 0 | a density",
            })
    void aDivergenceThatDoesNotExistIsRefused(String model, String sampler, String message) {
        assertThatThrownBy(() -> sweep(
                        model,
                        sampler,
                        List.of("kl_divergence"),
                        "dimension: [2], sample_count: [4], temperature: [1]",
                        2))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message);
    }

    /**
     * A Gaussian of two components and one data point, KL = ½ E|x − y|²/(dT) + ½ ln(T/σ²) − ½ with E|x − y|²/d = 2σ²: exact, so that the
     * constants of the definition are right.
     */
    @Test
    void theDivergenceFromOneNoisedPointIsKnown() throws Exception {
        String axes = "dimension: [2], sample_count: [1], temperature: [0.7, 5]";
        SmallSweep sweep = sweep("kind: probe, base: fresh, noise: 0", List.of("kl_divergence"), axes);
        double[][][] means = sweep.means();
        for (int cell = 0; cell < 2; cell++) {
            double temperature = sweep.slices().get(cell).cells().get(0).temperature();
            double expected = 1.7 / temperature + 0.5 * Math.log(temperature / 1.7) - 0.5;
            ReplicaAccumulator measured = over(means[0][cell]);
            double error = LIMIT * Math.sqrt(measured.variance() / REALIZATIONS);
            assertThat(measured.mean()).isCloseTo(expected, within(error));
        }
    }
}
