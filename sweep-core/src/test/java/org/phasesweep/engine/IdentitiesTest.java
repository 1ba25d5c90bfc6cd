package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.engine.ObservedUnit.Seen;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.kernel.ReadOut;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.kernel.SlicePass;
import org.phasesweep.kernel.States;
import org.phasesweep.kernel.TileKernels;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.ScoreNorm2;
import org.phasesweep.observable.ScoreNorm2Planted;
import org.phasesweep.plan.SweepUnit;

/**
 * The exact identities of planted states (physics reference §2): each is a difference whose mean is zero, for any data, when
 * the planted index is uniform over the set. Student's t of the mean over independent groups of states, for every identity and
 * cell; the threshold shares the false-alarm probability 1e-6 of a test among all of them. At lower temperatures a mean is that
 * of a few rare events, and t is not Student's.
 */
class IdentitiesTest {

    private static final double FALSE_ALARM = 1e-6;

    private static final String SPEC = """
            sweep: identities
            seed: 20260101
            process: {kind: ve}
            model: %s
            axes: {%ssample_count: [1, 6, 50], temperature: [0.1, 0.3, 1, 6]}
            sampler: {kind: planted}
            observables: [posterior_trace]
            realizations: 150
            replicas: 16
            """;

    /** The differences at one state; m·y₀ = (|m|² + |y₀|² − |m − y₀|²)/2 and ⟨y₀·y⟩ likewise, of other sums. */
    private static double[] differences(PosteriorState state, double baseNorm) {
        PosteriorSums sums = state.sums();
        double logZ = state.logPartitionFunction();
        double meanOverlap = 0.5 * (sums.meanNorm() + baseNorm - sums.meanToBase());
        double norm = baseNorm + sums.norm() / sums.weights();
        double distance = sums.distance() / sums.weights();
        double entropy = StrictMath.log(sums.weights()) + state.excessEnergy();
        return new double[] {
            sums.squares() / (sums.weights() * sums.weights()) - state.plantedWeight(),
            entropy - (state.plantedEnergy() + logZ),
            sums.minEnergy() + state.excessEnergy() - 0.5 * state.dimension(),
            sums.meanNorm() - meanOverlap,
            sums.meanNorm() - 0.5 * (norm + baseNorm - distance),
            state.posteriorTrace() - sums.meanToBase(),
            new ScoreNorm2().value(state) - new ScoreNorm2Planted().value(state),
            state.posteriorTrace() - (norm - sums.meanNorm()),
        };
    }

    /** tr C = ⟨|y|²⟩ − |m|² is no average but true at every state. */
    private static final int ALWAYS_ZERO = 7;

    private static double squaredNorm(double[] vector) {
        return Arrays.stream(vector).map(v -> v * v).sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: gaussian, variance: 2}",
                "{kind: gaussian, spectrum: [3, 1, 0.1, 0]}",
                "{kind: hypercube}",
                "{kind: sphere, radius: 1.5}",
                "{kind: gaussian-mixture, separation: 1.2, variance: 0.3, weight: 0.3}",
                "{kind: dataset, path: rows.csv}"
            })
    void holdForEveryModel(String model) throws Exception {
        String dimension = model.contains("dataset") ? "" : "dimension: [4], ";
        SmallSweep sweep = SmallSweep.of(SPEC.formatted(model, dimension), csv());
        Map<String, List<double[]>> byCell = new TreeMap<>();
        for (int realization = 0; realization < sweep.plan().spec().realizations(); realization++) {
            ObservedUnit unit = new ObservedUnit();
            sweep.engine().run(new SweepUnit(sweep.slices().get(0), realization), unit);
            Map<String, List<double[]>> ofUnit = new TreeMap<>();
            for (Seen seen : unit.seen()) {
                ofUnit.computeIfAbsent(seen.cell().id(), id -> new ArrayList<>())
                        .add(differences(seen.state(), squaredNorm(seen.base())));
            }
            ofUnit.forEach((cell, values) ->
                    byCell.computeIfAbsent(cell, id -> new ArrayList<>()).add(mean(values)));
        }
        assertThat(byCell).hasSize(12);
        assertThat(largestT(byCell.values().stream().toList())).isLessThan(threshold(150, 12));
    }

    /** 60 rows, so that N = 50 takes most of them. */
    private static String csv() {
        StringBuilder csv = new StringBuilder();
        for (int row = 0; row < 60; row++) {
            csv.append(row % 8)
                    .append(',')
                    .append(StrictMath.sin(row))
                    .append(',')
                    .append(row % 3 == 0 ? 2 : -1);
            csv.append('\n');
        }
        return csv.toString();
    }

    private static double[] mean(List<double[]> values) {
        return IntStream.range(0, values.get(0).length)
                .mapToDouble(
                        i -> values.stream().mapToDouble(v -> v[i]).average().orElseThrow())
                .toArray();
    }

    /** The largest |t| over cells and identities; a difference without spread must be zero by itself. */
    private static double largestT(List<List<double[]>> cells) {
        double largest = 0;
        for (List<double[]> groups : cells) {
            for (int i = 0; i < ALWAYS_ZERO; i++) {
                int identity = i;
                largest = Math.max(
                        largest,
                        studentT(groups.stream().mapToDouble(v -> v[identity]).toArray()));
            }
            assertThat(groups)
                    .allSatisfy(v -> assertThat(Math.abs(v[ALWAYS_ZERO])).isLessThan(1e-12));
        }
        return largest;
    }

    private static double studentT(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / (values.length - 1.0) / values.length);
        return error > 1e-13 ? Math.abs(mean) / error : Math.abs(mean) < 1e-12 ? 0 : Double.POSITIVE_INFINITY;
    }

    private static double threshold(int groups, int cells) {
        double tail = FALSE_ALARM / (2.0 * cells * ALWAYS_ZERO);
        return -new TDistribution(null, groups - 1.0).inverseCumulativeProbability(tail);
    }

    private static final int ROWS = 12;
    private static final int DIMENSION = 5;
    private static final int GROUPS = 2000;

    /** |t| of every identity on one fixed data set; groups of {@link #ROWS} states whose planted indices this gives. */
    private static List<Double> tOnFixedData(IntUnaryOperator plantedIndex) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(new Philox4x64(new long[] {20260101, 3, 0, 0, 0, 0}));
        double[] data = normal.samples((long) ROWS * DIMENSION).toArray();
        double[] noise = normal.samples((long) GROUPS * ROWS * DIMENSION).toArray();
        double[] base = new double[noise.length];
        for (int state = 0; state < GROUPS * ROWS; state++) {
            int row = plantedIndex.applyAsInt(state);
            System.arraycopy(data, row * DIMENSION, base, state * DIMENSION, DIMENSION);
        }
        double[][] means = groupMeans(data, base, noise);
        return IntStream.range(0, ALWAYS_ZERO)
                .mapToObj(identity -> studentT(
                        Arrays.stream(means).mapToDouble(v -> v[identity]).toArray()))
                .toList();
    }

    /** {@code [group][identity]} */
    private static double[][] groupMeans(double[] data, double[] base, double[] noise) {
        double temperature = 0.8;
        double[][] means = new double[GROUPS][ALWAYS_ZERO + 1];
        States states = States.noised(base, noise, DIMENSION);
        SlicePass pass = new SlicePass(
                TileKernels.fastest(),
                states,
                new double[] {temperature},
                List.of(new ReadOut(ROWS, List.of(0))),
                PosteriorDetail.MEAN);
        RowSource rows = (block, count, scratch) -> data;
        pass.run(rows, () -> {}, (readOut, t, index, sums) -> {
            PosteriorState state = new PosteriorState(
                    DIMENSION,
                    StrictMath.log(ROWS),
                    new Channel(temperature, 1, 1, 0),
                    states.halfNoiseNorm(index),
                    sums,
                    LocalState.UNKNOWN);
            int from = index * DIMENSION;
            double baseNorm = squaredNorm(Arrays.copyOfRange(base, from, from + DIMENSION));
            double[] differences = differences(state, baseNorm);
            Arrays.setAll(means[index / ROWS], i -> means[index / ROWS][i] + differences[i] / ROWS);
        });
        return means;
    }

    @Test
    void holdOnAFixedSetWhenTheIndexIsUniform() {
        assertThat(tOnFixedData(state -> state % ROWS)).allMatch(t -> t < threshold(GROUPS, 1));
    }

    /** ⟨u⟩ = d/2 needs it too; every identity is far beyond the threshold, so the tests above can fail. */
    @Test
    void breakOnAFixedSetWhenTheIndexIsFixed() {
        assertThat(tOnFixedData(state -> 0)).allMatch(t -> t > threshold(GROUPS, 1));
    }
}
