package org.phasesweep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.kernel.ReadOut;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.kernel.SlicePass;
import org.phasesweep.kernel.States;
import org.phasesweep.kernel.TileKernels;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.ScoreNorm2Planted;
import org.phasesweep.statistics.StatisticalAssert;

/**
 * s·s* is a difference of sums; against Δ s·s* = Σ_j w_j z·(z + (y₀ − y_j)/√T) in 34 digits its error is a few roundings of
 * |z|² + ⟨u⟩, however small T is, near or far the points are, and far from the origin the data.
 */
class PlantedScoreTest {

    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final double TOLERANCE = 4e-15;
    private static final int ROWS = 60;
    private static final int STATES = 4;

    /** The neighbours are within √T, some √T away, and so far away that the planted point is alone when it is cold. */
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1e8", "5, 0", "5, 1e8", "100, 1e3"})
    void keepsItsDigits(int dimension, double offset) {
        for (double temperature : new double[] {1e-12, 1e-4, 1, 1e4}) {
            double rootT = Math.sqrt(temperature);
            for (double spread : new double[] {0.3 * rootT, 30 * rootT, 1}) {
                Problem problem = Problem.random(dimension, offset, spread);
                assertKeepsDigits(problem, temperature);
            }
        }
    }

    private static void assertKeepsDigits(Problem problem, double temperature) {
        States states = States.noised(problem.base(), problem.noise, problem.dimension);
        List<ReadOut> atTheEnd = List.of(new ReadOut(ROWS, List.of(0)));
        RowSource rows = (block, count, scratch) -> problem.data;
        SlicePass pass = new SlicePass(
                TileKernels.fastest(), states, new double[] {temperature}, atTheEnd, PosteriorDetail.DISTANCES);
        pass.run(rows, () -> {}, (readOut, t, index, sums) -> {
            double half = states.halfNoiseNorm(index);
            PosteriorState state = new PosteriorState(
                    problem.dimension, ROWS, new Channel(temperature, 1, 1, 0), half, sums, LocalState.UNKNOWN);
            double scale = 2 * half + sums.minEnergy() + state.excessEnergy();
            assertThat(temperature * new ScoreNorm2Planted().value(state))
                    .as("state %d of %s at T = %s", index, problem, temperature)
                    .isCloseTo(problem.exact(index, temperature), within(TOLERANCE * scale));
        });
    }

    /** Random data about a point far from the origin; the first rows are planted. */
    private record Problem(int dimension, double offset, double spread, double[] data, double[] noise) {

        static Problem random(int dimension, double offset, double spread) {
            ZigguratSampler.NormalizedGaussian normal =
                    ZigguratSampler.NormalizedGaussian.of(StatisticalAssert.source(20260101));
            double[] data = new double[ROWS * dimension];
            double[] noise = new double[STATES * dimension];
            Arrays.setAll(data, i -> offset + spread * normal.sample());
            Arrays.setAll(noise, i -> normal.sample());
            return new Problem(dimension, offset, spread, data, noise);
        }

        double[] base() {
            return Arrays.copyOf(data, noise.length);
        }

        /** Δ s·s*; the weights are e^{−(u_j − u_min)} with 16 digits, which is enough for them. */
        double exact(int state, double temperature) {
            BigDecimal[] z = vector(noise, state);
            BigDecimal[][] toState = toState(state, temperature);
            BigDecimal[] energies = Arrays.stream(toState).map(v -> dot(v, v)).toArray(BigDecimal[]::new);
            BigDecimal lowest =
                    Arrays.stream(energies).min(BigDecimal::compareTo).orElseThrow();
            BigDecimal weights = BigDecimal.ZERO;
            BigDecimal sum = BigDecimal.ZERO;
            for (int row = 0; row < ROWS; row++) {
                double excess = energies[row].subtract(lowest).doubleValue() / 2;
                BigDecimal weight = new BigDecimal(Math.exp(-excess));
                weights = weights.add(weight);
                sum = sum.add(weight.multiply(dot(toState[row], z)), DIGITS);
            }
            return sum.divide(weights, DIGITS).doubleValue();
        }

        /** z + (y₀ − y_j)/√T, of length √(2u_j). */
        private BigDecimal[][] toState(int state, double temperature) {
            BigDecimal rootT = new BigDecimal(temperature).sqrt(DIGITS);
            BigDecimal[] base = vector(data, state);
            BigDecimal[] z = vector(noise, state);
            BigDecimal[][] toState = new BigDecimal[ROWS][dimension];
            for (int row = 0; row < ROWS; row++) {
                BigDecimal[] point = vector(data, row);
                Arrays.setAll(
                        toState[row],
                        k -> base[k].subtract(point[k]).divide(rootT, DIGITS).add(z[k]));
            }
            return toState;
        }

        private BigDecimal[] vector(double[] values, int row) {
            return Arrays.stream(values, row * dimension, (row + 1) * dimension)
                    .mapToObj(BigDecimal::new)
                    .toArray(BigDecimal[]::new);
        }

        private static BigDecimal dot(BigDecimal[] one, BigDecimal[] other) {
            return IntStream.range(0, one.length)
                    .mapToObj(k -> one[k].multiply(other[k], DIGITS))
                    .reduce(BigDecimal.ZERO, (sum, term) -> sum.add(term, DIGITS));
        }

        @Override
        public String toString() {
            return "d = " + dimension + ", offset " + offset + ", spread " + spread;
        }
    }
}
