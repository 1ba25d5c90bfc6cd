package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.theory.BoundaryPrediction;
import org.phasesweep.theory.ObservablePrediction;
import org.phasesweep.theory.TheoryPoint;

/**
 * Limits of large dimension against what is sampled, up to d = 4096. Every comparison fails by chance with less than 2e-9 by Student's
 * t over realizations; there are at most 60 in a test.
 */
class MemorizationLimitTest {

    private static final int REALIZATIONS = 64;
    private static final double LIMIT = TDistribution.of(REALIZATIONS - 1.0).inverseSurvivalProbability(1e-9);

    /** The centre of a transition is displaced by less than this over d, in α. */
    private static final double DISPLACEMENT = 1.5;

    private static SmallSweep sweep(String model, String sampler, String observable, String axes, int replicas)
            throws Exception {
        return SmallSweep.of("sweep: limits\nseed: 20261126\nmodel: " + model + "\naxes: {" + axes + "}\nsampler: "
                + sampler + "\nobservables: [" + observable + "]\ndisorder: independent\nrealizations: " + REALIZATIONS
                + "\nreplicas: " + replicas + "\n");
    }

    private static ReplicaAccumulator over(double[] realizations) {
        ReplicaAccumulator all = new ReplicaAccumulator();
        for (double value : realizations) {
            all.add(value);
        }
        return all;
    }

    private static double error(ReplicaAccumulator measured) {
        return LIMIT * Math.sqrt(measured.variance() / REALIZATIONS);
    }

    private static TheoryPoint point(SmallSweep sweep, int slice) {
        var of = sweep.slices().get(slice);
        var cell = of.cells().get(0);
        return new TheoryPoint(
                of.process(), of.model(), of.sampler(), of.dimension(), cell.logSampleCount(), cell.temperature());
    }

    private static <T> T theory(String name, Class<T> type) {
        return SmallSweep.COMPONENTS.theories().stream()
                .filter(curve -> curve.name().equals(name))
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The planted point has half of the weight on the predicted line: at loads of DISPLACEMENT/d below it and above it, the mean weight
     * is on its side of ½ within the error. At d = 4096 that is 4e-4 in α.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onset | {kind: levels, state: planted, noise: 0} | 0.5",
                "onset | {kind: levels, state: planted, noise: 0} | 3",
                "basin | {kind: levels, state: planted, noise: 0.6} | 0.5",
                "basin | {kind: levels, state: planted, noise: 0.6} | 4",
                "basin | {kind: levels, state: planted, noise: 1.5} | 0.5",
                "basin | {kind: levels, state: planted, noise: 2.5} | 2",
                "retrieval-gaussian | {kind: associative} | 3",
                "retrieval-gaussian | {kind: associative} | 1.5",
                "retrieval-gaussian | {kind: associative} | 0.6",
            })
    void halfOfTheWeightIsOnThePointOnThePredictedLine(String curve, String sampler, double temperature)
            throws Exception {
        BoundaryPrediction line = theory(curve, BoundaryPrediction.class);
        for (int dimension : new int[] {512, 1448, 4096}) {
            String at = "dimension: [" + dimension + "], temperature: [" + temperature + "], load: ";
            double load = line.criticalLoad(point(around(sampler, at, 0.1, 0, 1), 0));
            SmallSweep sweep = around(sampler, at, load, DISPLACEMENT / dimension, 16);
            double[][][] means = sweep.means();
            for (int slice = 0; slice < 2; slice++) {
                ReplicaAccumulator measured = over(means[0][slice]);
                double side = point(sweep, slice).load() < load ? 1 : -1;
                assertThat(side * (measured.mean() - 0.5))
                        .describedAs("%s at d = %d, T = %s: %s", curve, dimension, temperature, measured.mean())
                        .isGreaterThan(-error(measured));
            }
            double width = Math.sqrt(Math.min(0.5, 2 * load) / dimension);
            double drop = drop(around(sampler, at, load, 3 * width, 4));
            assertThat(drop)
                    .describedAs("from three widths below to three above")
                    .isGreaterThan(0.9);
        }
    }

    private static SmallSweep around(String sampler, String at, double load, double shift, int replicas)
            throws Exception {
        String loads = "[" + (load - shift) + (shift > 0 ? ", " + (load + shift) : "") + "]";
        return sweep("{kind: gaussian, variance: 1.3}", sampler, "planted_weight", at + loads, replicas);
    }

    /** The difference of the mean weights at the lower and the higher load. */
    private static double drop(SmallSweep sweep) {
        double[][][] means = sweep.means();
        boolean ordered = point(sweep, 0).load() < point(sweep, 1).load();
        double difference = over(means[0][0]).mean() - over(means[0][1]).mean();
        return ordered ? difference : -difference;
    }

    /**
     * Vectors on a sphere: the load at which the pattern has half of the weight, at two sizes, on a line in 1/d to the predicted one. The
     * norms do not vary, so the weight falls from 1 to 0 within 1/d and the load is known to 0.01.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.55})
    void patternsOnASphereAreLostOnThePredictedLine(double lambda) throws Exception {
        BoundaryPrediction line = theory("retrieval-spherical", BoundaryPrediction.class);
        double small = crossing(lambda, 10);
        double large = crossing(lambda, 20);
        SmallSweep any = sphere(lambda, 20, List.of(3));
        double predicted = line.criticalLoad(point(any, 0));
        assertThat(Math.abs(large - predicted)).isLessThan(Math.abs(small - predicted));
        assertThat(2 * large - small).isCloseTo(predicted, within(0.01));
    }

    private static SmallSweep sphere(double lambda, int dimension, List<Integer> counts) throws Exception {
        return sweep(
                "{kind: sphere}",
                "{kind: probe, base: planted, noise: 0}",
                "planted_weight",
                "dimension: [" + dimension + "], sample_count: " + counts + ", temperature: [" + 1 / lambda + "]",
                4);
    }

    /** Between sample counts a fifth apart, linearly in ln N. */
    private static double crossing(double lambda, int dimension) throws Exception {
        double before = 1;
        for (double count = 4; ; count *= 1.2) {
            SmallSweep sweep = sphere(lambda, dimension, List.of((int) Math.rint(count)));
            double weight = over(sweep.means()[0][0]).mean();
            if (weight < 0.5) {
                double share = (before - 0.5) / (before - weight);
                return (Math.log(count / 1.2) + share * Math.log(1.2)) / dimension;
            }
            before = weight;
        }
    }

    /**
     * The divergence at held-out points. In the condensed phase ln Z/d is lowered by (1/2λ*) ln d/d, the shift of the lowest level of a
     * random-energy model; what is left is O(1/d). Where λ* is nearly 1, as at T_g for large loads, it would be less.
     */
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.4, 1", "1, 0.6"})
    void theDivergenceTendsToThatOfTheRandomEnergyModel(double load, double middle) throws Exception {
        ObservablePrediction curve = theory("held-out-divergence", ObservablePrediction.class);
        double best = best(load);
        String temperatures = "[" + 0.3 * best + ", " + middle * best + ", " + 6 * best + "]";
        for (int dimension : new int[] {64, 512, 4096}) {
            SmallSweep sweep = sweep(
                    "{kind: gaussian, variance: 1.3}",
                    "{kind: levels, state: fresh, noise: 0}",
                    "kl_divergence",
                    "dimension: [" + dimension + "], load: [" + load + "], temperature: " + temperatures,
                    16);
            double[][][] means = sweep.means();
            for (int slice = 0; slice < 3; slice++) {
                TheoryPoint at = point(sweep, slice);
                ReplicaAccumulator measured = over(means[0][slice]);
                double frozen = frozen(at.temperature() / best);
                double expected = curve.value(at) + frozen * 0.5 * Math.log(dimension) / dimension;
                assertThat(measured.mean())
                        .describedAs("d = %d, T = %s T_g", dimension, at.temperature() / best)
                        .isCloseTo(expected, within(error(measured) + 1.5 * Math.max(1, frozen) / dimension));
            }
        }
    }

    /** 1/λ* at a multiple of T_g: at T_g itself λ* = T_g (1 − q)/q, and λ* ∝ T; 0 where nothing is condensed. */
    private double frozen(double ofBest) {
        return ofBest > 2 ? 0 : 1 / (ofBest * lambdaAtBest);
    }

    private double lambdaAtBest;

    private double best(double load) throws Exception {
        SmallSweep any = sweep(
                "{kind: gaussian, variance: 1.3}",
                "{kind: levels, state: fresh, noise: 0}",
                "kl_divergence",
                "dimension: [64], load: [" + load + "], temperature: [1]",
                1);
        double best = theory("best-generalisation", BoundaryPrediction.class).criticalTemperature(point(any, 0));
        double q = 0.5 * (Math.sqrt(1 + 4 * best / 1.3) - 1);
        lambdaAtBest = best / 1.3 * (1 - q) / q;
        return best;
    }

    /** Lower at T_g than a fifth below and above it, at a finite size too: the curve is flat there, so is its correction. */
    @Test
    void theDivergenceIsLeastNearTheTemperatureOfBestGeneralisation() throws Exception {
        double best = best(0.4);
        SmallSweep sweep = sweep(
                "{kind: gaussian, variance: 1.3}",
                "{kind: levels, state: fresh, noise: 0}",
                "kl_divergence",
                "dimension: [4096], load: [0.4], temperature: [" + 0.8 * best + ", " + best + ", " + 1.25 * best + "]",
                64);
        double[][][] means = sweep.means();
        double atBest = Double.NaN;
        double elsewhere = Double.POSITIVE_INFINITY;
        for (int slice = 0; slice < 3; slice++) {
            ReplicaAccumulator measured = over(means[0][slice]);
            if (Math.abs(point(sweep, slice).temperature() / best - 1) < 1e-9) {
                atBest = measured.mean() + error(measured);
            } else {
                elsewhere = Math.min(elsewhere, measured.mean() - error(measured));
            }
        }
        assertThat(atBest).isLessThan(elsewhere);
    }
}
