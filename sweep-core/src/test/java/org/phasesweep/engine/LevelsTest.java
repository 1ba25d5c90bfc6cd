package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.statistics.ReplicaAccumulator;
import org.phasesweep.table.UnitRow;

/**
 * The level sampler against the vectors it stands for, and against theory where there are none. Every test fails by chance with
 * less than 1e-6: 2e-9 for each of at most 450 comparisons, by Student's t over realizations.
 */
class LevelsTest {

    private static final int REPLICAS = 16;
    private static final int REALIZATIONS = 128;
    private static final double LIMIT = TDistribution.of(REALIZATIONS - 1.0).inverseSurvivalProbability(1e-9);

    /** What does not vary is compared up to rounding. */
    private static final double ROUNDING = 1e-9;

    private static List<String> observables(String state) {
        return SmallSweep.observables(
                Component.of(SmallSweep.COMPONENTS.sampler("levels"), Settings.of(Map.of("state", state))));
    }

    private static SmallSweep sweep(String sampler, String state, String axes, int replicas) throws Exception {
        return SmallSweep.of("sweep: levels\nseed: 20261125\nmodel: {kind: gaussian, variance: 1.7}\n"
                + "axes: {" + axes + "}\nsampler: {" + sampler + "}\ndisorder: independent\n"
                + "observables: [" + String.join(", ", observables(state)) + "]\n"
                + "realizations: " + REALIZATIONS + "\nreplicas: " + replicas + "\n");
    }

    private static ReplicaAccumulator over(double[] realizations) {
        ReplicaAccumulator all = new ReplicaAccumulator();
        for (double value : realizations) {
            all.add(value);
        }
        return all;
    }

    private static void assertEqual(ReplicaAccumulator one, ReplicaAccumulator other, String what) {
        double error = Math.sqrt((one.variance() + other.variance()) / REALIZATIONS);
        double rounding = ROUNDING * (1 + Math.abs(one.mean()));
        assertThat(one.mean()).describedAs(what).isCloseTo(other.mean(), within(LIMIT * error + rounding));
    }

    /** 2 states × 15 cells × at most 14 columns. */
    @ParameterizedTest
    @CsvSource({"planted,12", "fresh,12", "planted,1", "fresh,2"})
    void agreesWithBruteForceInEveryObservable(String state, int dimension) throws Exception {
        String axes =
                "dimension: [" + dimension + "], sample_count: [1, 2, 10, 1000, 20000], temperature: [0.3, 1.3, 8]";
        SmallSweep levels = sweep("kind: levels, state: " + state, state, axes, 16);
        SmallSweep vectors = sweep("kind: " + state, state, axes, 4);
        assertThat(levels.engine().columns()).hasSizeGreaterThanOrEqualTo(state.equals("planted") ? 13 : 10);
        Map<String, double[][]> bruteForce = new HashMap<>();
        double[][][] expected = vectors.means();
        double[][][] means = levels.means();
        for (int cell = 0; cell < expected[0].length; cell++) {
            double[][] columns = new double[expected.length][];
            for (int column = 0; column < columns.length; column++) {
                columns[column] = expected[column][cell];
            }
            bruteForce.put(where(vectors, cell), columns);
        }
        for (int cell = 0; cell < means[0].length; cell++) {
            String where = where(levels, cell);
            for (int column = 0; column < means.length; column++) {
                assertEqual(
                        over(means[column][cell]),
                        over(bruteForce.get(where)[column]),
                        levels.engine().columns().get(column) + " of " + state + " states at " + where);
            }
        }
    }

    private static String where(SmallSweep sweep, int slice) {
        var cell = sweep.slices().get(slice).cells().get(0);
        return "N = " + cell.sampleCount() + ", T = " + cell.temperature();
    }

    /**
     * Given x the planted point and a posterior draw have one law, at any N: E⟨u⟩ = d/2, E Y = E w₀, E h = E(−ln w₀), and the
     * nearest point is the planted one as often as the largest weight says. They tie the planted level, the drawn ones and the
     * bulk together. In the transition, above and below it.
     */
    @ParameterizedTest
    @CsvSource({"10,60", "16,8.5", "100,50", "300,700", "1000,2000", "4096,2048", "10000,700"})
    void obeysTheIdentitiesOfPlantedStatesAtAnySampleCount(int dimension, double logCount) throws Exception {
        double load = logCount / dimension;
        double critical = 1.7 / StrictMath.expm1(2 * load);
        double width = Math.sqrt(2.0 / dimension);
        String axes = String.format(
                Locale.ROOT,
                "dimension: [%d], load: [%s], temperature: [%s, %s, %s, %s]",
                dimension,
                load,
                critical * 0.8,
                critical,
                critical * (1 + width),
                critical * 3);
        SmallSweep sweep = sweep("kind: levels, state: planted", "planted", axes, REPLICAS);
        double[][][] means = sweep.means();
        for (int cell = 0; cell < means[0].length; cell++) {
            String at = "d = " + dimension + ", " + where(sweep, cell);
            assertSameShare(sweep, means, cell, "planted_weight", "participation_ratio", at);
            assertMean(difference(sweep, means, cell, "posterior_entropy", "information_density"), 0, at);
            assertSameShare(sweep, means, cell, "nearest_is_planted", "max_weight", at);
            assertMean(over(column(sweep, means, cell, "energy")), 0.5 * dimension, at);
        }
    }

    private static void assertMean(ReplicaAccumulator measured, double expected, String what) {
        double error = Math.sqrt(measured.variance() / REALIZATIONS);
        assertThat(measured.mean())
                .describedAs(what)
                .isCloseTo(expected, within(LIMIT * error + ROUNDING * (1 + expected)));
    }

    /** Every point weighs the same where it is hot: h = ln N, however large |x|² has become. */
    @ParameterizedTest
    @ValueSource(strings = {"planted", "fresh"})
    void allPointsWeighTheSameWhereItIsHot(String state) throws Exception {
        String axes = "dimension: [10000], sample_count: [4200, 1e30], temperature: [1e12]";
        SmallSweep sweep = sweep("kind: levels, state: " + state, state, axes, 1);
        for (int cell = 0; cell < 2; cell++) {
            double logCount =
                    StrictMath.log(sweep.slices().get(cell).cells().get(0).sampleCount());
            for (double entropy : column(sweep, sweep.means(), cell, "posterior_entropy")) {
                assertThat(entropy).isCloseTo(logCount, within(1e-5));
            }
        }
    }

    /**
     * The first, from 0 to 1, has the second as its mean at given weights, and no larger a variance. High above the transition both
     * are almost nothing and a few states decide, so not the measured error but Bernstein's inequality bounds the difference.
     */
    private static void assertSameShare(
            SmallSweep sweep, double[][][] means, int cell, String one, String other, String what) {
        double states = (double) REALIZATIONS * REPLICAS;
        double share = over(column(sweep, means, cell, other)).mean();
        double bound = LIMIT * Math.sqrt(share / states) + LIMIT * LIMIT / (3 * states);
        assertThat(difference(sweep, means, cell, one, other).mean())
                .describedAs("%s - %s at %s", one, other, what)
                .isCloseTo(0, within(bound));
    }

    private static double[] column(SmallSweep sweep, double[][][] means, int cell, String name) {
        return means[sweep.engine().columns().indexOf(name)][cell];
    }

    private static ReplicaAccumulator difference(
            SmallSweep sweep, double[][][] means, int cell, String one, String other) {
        double[] first = column(sweep, means, cell, one);
        double[] second = column(sweep, means, cell, other);
        ReplicaAccumulator all = new ReplicaAccumulator();
        for (int r = 0; r < first.length; r++) {
            all.add(first[r] - second[r]);
        }
        return all;
    }

    /**
     * 1 − λ* = 0.25 and its load ½ ln(1+λk) − λk/(2(1+λk)) + λ²k(1+k)/(2(1+λk)²): E Y is known from brute force in another
     * program to two digits, and −ln Z/d tends to −(α + ζ(λ*))/λ* as ln d/(2λ* d), the shift of the lowest level of a random-energy
     * model.
     */
    @ParameterizedTest
    @CsvSource({"25,0.425,0.015", "400,0.27,0.01", "5000,0.25,0.01"})
    void freshStatesFreezeAsTheRandomEnergyModel(int dimension, double expected, double accuracy) throws Exception {
        double lambda = 0.75;
        double one = 1 + lambda * 1.7;
        double load =
                0.5 * StrictMath.log(one) - 0.5 * lambda * 1.7 / one + 0.5 * lambda * lambda * 1.7 * 2.7 / (one * one);
        double psi = (load - 0.5 * StrictMath.log(one) - 0.5 * lambda * 2.7 / one) / lambda;
        String axes = "dimension: [" + dimension + "], load: [" + load + "], temperature: [1]";
        SmallSweep sweep = sweep("kind: levels, state: fresh", "fresh", axes, 64);
        double[][][] means = sweep.means();
        assertThat(over(column(sweep, means, 0, "participation_ratio")).mean()).isCloseTo(expected, within(accuracy));
        ReplicaAccumulator freeEnergy = over(column(sweep, means, 0, "free_energy"));
        double noise = LIMIT * Math.sqrt(freeEnergy.variance() / REALIZATIONS);
        assertThat(freeEnergy.mean())
                .isCloseTo(
                        -psi + 0.5 / lambda * StrictMath.log(dimension) / dimension, within(1.5 / dimension + noise));
    }

    /**
     * The transition of planted states at T = σ²: the centre, Y = ½, 0.54/d above α = ½ ln 2 (0.50 … 0.58 by brute force for d ≤
     * 24), its width √(V/d) with V = ½, so that one width beyond Y is the share of normal values beyond 1.
     */
    @ParameterizedTest
    @CsvSource({"64,0.04", "1024,0.015", "4096,0.01"})
    void plantedStatesCondenseOnTheCapacityLineWithTheWidthOfTheChannel(int dimension, double accuracy)
            throws Exception {
        double centre = 0.5 * StrictMath.log(2) + 0.54 / dimension;
        double width = Math.sqrt(0.5 / dimension);
        String axes = "dimension: [" + dimension + "], load: [" + (centre - width) + ", " + centre + ", "
                + (centre + width) + "], temperature: [1.7]";
        SmallSweep sweep = sweep("kind: levels, state: planted", "planted", axes, 32);
        double[][][] means = sweep.means();
        for (int slice = 0; slice < 3; slice++) {
            double off = (sweep.slices().get(slice).cells().get(0).logSampleCount() / dimension - centre) / width;
            double expected = Math.abs(off) < 0.1 ? 0.5 : off < 0 ? 0.8413 : 0.1587;
            ReplicaAccumulator measured = over(column(sweep, means, slice, "participation_ratio"));
            double noise = LIMIT * Math.sqrt(measured.variance() / REALIZATIONS);
            assertThat(measured.mean())
                    .describedAs("%.2f widths beyond the centre", off)
                    .isCloseTo(expected, within(noise + accuracy));
        }
    }

    @Test
    void theErrorAtFixedDataIsUnknownAndLoadsBeyondTheLargestNumberDiffer() throws Exception {
        SmallSweep sweep = sweep(
                "kind: levels, state: planted", "planted", "dimension: [100], load: [8, 9], temperature: [1.0e-7]", 2);
        assertThat(sweep.slices()).hasSize(2);
        UnitRow one =
                sweep.engine().run(new SweepUnit(sweep.slices().get(0), 0)).get(0);
        UnitRow other =
                sweep.engine().run(new SweepUnit(sweep.slices().get(1), 0)).get(0);
        assertThat(one.failure()).isEmpty();
        assertThat(one.sampleCount()).isInfinite();
        assertThat(one.replicaVariances()).containsOnly(Double.NaN);
        assertThat(one.cellId()).isNotEqualTo(other.cellId());
        assertThat(one.means()).isNotEqualTo(other.means());
        assertThat(sweep.slices().get(0).cells().get(0).logSampleCount()).isIn(800.0, 900.0);
    }
}
