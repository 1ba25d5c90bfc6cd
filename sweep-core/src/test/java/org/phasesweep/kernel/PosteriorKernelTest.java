package org.phasesweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorKernelTest {

    private static final TileKernel VECTOR = TileKernels.fastest();

    @ParameterizedTest
    @CsvSource({"1, 5, 3", "3, 127, 16", "7, 129, 17", "16, 1500, 33", "65, 700, 1", "200, 300, 5"})
    void vectorKernelGivesTheBitsOfTheScalarKernel(int dimension, int rows, int states) {
        Problem problem = Problem.of(dimension, rows, states, 0.3);
        for (double temperature : new double[] {1e-8, 1e-3, 0.3, 2.0, 1e4}) {
            double[] vectors = problem.vectors(temperature);
            assertThat(problem.evaluate(VECTOR, temperature, vectors))
                    .isEqualTo(problem.evaluate(new ScalarTileKernel(), temperature, vectors));
        }
    }

    @Test
    void aStateAloneHasTheBitsItHasAmongOthers() {
        Problem problem = Problem.of(9, 3000, 37, 0);
        double[] vectors = problem.vectors(0.5);
        List<Problem.Result> together = problem.evaluate(VECTOR, 0.5, vectors);
        for (int state = 0; state < 37; state++) {
            double[] alone = java.util.Arrays.copyOfRange(vectors, state * 9, state * 9 + 9);
            assertThat(problem.evaluate(VECTOR, 0.5, alone)).containsExactly(together.get(state));
        }
    }

    /** The slice kernel has u from y₀ and z, this one from x; both are right to 1e-12 max(1, d, |u|). */
    @ParameterizedTest
    @CsvSource({"16, 3000, 0.05", "16, 3000, 4", "64, 2000, 0.3", "784, 1100, 1", "784, 1100, 100", "30, 1200, 1e-4"})
    void agreesWithTheSliceKernel(int dimension, int rows, double temperature) {
        Problem problem = Problem.of(dimension, rows, 24, 0);
        List<Problem.Result> results = problem.evaluate(VECTOR, temperature, problem.vectors(temperature));
        ReadOut all = new ReadOut(rows, List.of(0));
        States states = States.noised(problem.base(), problem.noise(), dimension);
        new SlicePass(VECTOR, states, new double[] {temperature}, List.of(all), PosteriorDetail.MEAN)
                .run(problem.source(), () -> {}, (readOut, t, state, sums) -> {
                    PosteriorSums ours = results.get(state).sums();
                    double scale = 1e-12 * Math.max(dimension, ours.minEnergy());
                    assertThat(ours.minEnergy()).isCloseTo(sums.minEnergy(), within(scale));
                    assertThat(ours.weights()).isCloseTo(sums.weights(), within(scale * sums.weights()));
                    assertThat(ours.energy()).isCloseTo(sums.energy(), within(scale * sums.weights()));
                    assertThat(ours.meanNorm())
                            .isCloseTo(sums.meanNorm(), within(scale * Math.max(1, sums.meanNorm())));
                    assertThat(ours.meanToState())
                            .isCloseTo(sums.meanToState(), within(scale * temperature * dimension));
                });
    }

    /**
     * ln Z, mean and score (m − x)/T against sums of energies with 34 digits. The offset takes the data far from the origin, where
     * norms and one product would lose everything.
     */
    @ParameterizedTest
    @CsvSource({
        "16, 600, 0.3, 0",
        "64, 300, 1, 0",
        "64, 300, 30, 0",
        "256, 150, 2, 0",
        "40, 300, 0.01, 0",
        "16, 600, 1, 1e6"
    })
    void isRightToTwelveDigits(int dimension, int rows, double temperature, double offset) {
        Problem problem = Problem.of(dimension, rows, 3, offset);
        double[] vectors = problem.vectors(temperature);
        List<Problem.Result> results = problem.evaluate(VECTOR, temperature, vectors);
        for (int state = 0; state < 3; state++) {
            Exact exact = new Exact(problem, vectors, state, temperature);
            Problem.Result result = results.get(state);
            assertThat(result.logZ()).isCloseTo(exact.logZ, within(1e-12 * Math.max(1, Math.abs(exact.logZ))));
            double score2 = 0;
            double error2 = 0;
            for (int k = 0; k < dimension; k++) {
                double x = vectors[state * dimension + k];
                double score = (result.mean().get(k) - x) / temperature;
                double right = exact.meanToState[k] / temperature;
                score2 += right * right;
                error2 += (score - right) * (score - right);
            }
            double rounding = 1e-16 * offset / Math.sqrt(temperature);
            assertThat(Math.sqrt(error2 / score2)).isLessThan(1e-12 + rounding);
            assertThat(result.sums().meanToState())
                    .isCloseTo(score2 * temperature * temperature, within(1e-12 * score2 * temperature * temperature));
        }
    }

    /** Posterior sums in 34 digits, exponentials of differences of energies in 17. */
    private static final class Exact {
        private final double logZ;
        private final double[] meanToState;

        Exact(Problem problem, double[] vectors, int state, double temperature) {
            MathContext digits = MathContext.DECIMAL128;
            int d = problem.dimension();
            BigDecimal[][] differences = new BigDecimal[problem.rows()][d];
            BigDecimal[] energies = new BigDecimal[problem.rows()];
            BigDecimal lowest = null;
            for (int row = 0; row < energies.length; row++) {
                BigDecimal distance = BigDecimal.ZERO;
                for (int k = 0; k < d; k++) {
                    differences[row][k] = new BigDecimal(problem.data()[row * d + k])
                            .subtract(new BigDecimal(vectors[state * d + k]));
                    distance = distance.add(differences[row][k].multiply(differences[row][k], digits), digits);
                }
                energies[row] = distance.divide(new BigDecimal(2 * temperature), digits);
                lowest = lowest == null ? energies[row] : lowest.min(energies[row]);
            }
            BigDecimal z = BigDecimal.ZERO;
            BigDecimal[] sums = new BigDecimal[d];
            java.util.Arrays.fill(sums, BigDecimal.ZERO);
            for (int row = 0; row < energies.length; row++) {
                BigDecimal weight = new BigDecimal(
                        StrictMath.exp(lowest.subtract(energies[row]).doubleValue()));
                z = z.add(weight, digits);
                for (int k = 0; k < d; k++) {
                    sums[k] = sums[k].add(differences[row][k].multiply(weight, digits), digits);
                }
            }
            BigDecimal partition = z;
            logZ = StrictMath.log(z.doubleValue()) - lowest.doubleValue();
            meanToState = java.util.Arrays.stream(sums)
                    .mapToDouble(sum -> sum.divide(partition, digits).doubleValue())
                    .toArray();
        }
    }

    /** A row that weighs at one state only adds exactly nothing to the mean at the other, not even what changes no weight. */
    @Test
    void aRowWithoutWeightAddsNothingToTheMean() {
        double[] data = new double[2 * 2 * Tile.ROWS];
        for (int row = 0; row < Tile.ROWS; row++) {
            data[2 * row] = row % 2;
            data[2 * (Tile.ROWS + row) + 1] = 20;
        }
        Problem problem = new Problem(2, data, new double[] {0, 0, 0, 20}, new double[4]);
        for (TileKernel kernel : List.of(VECTOR, new ScalarTileKernel())) {
            List<Problem.Result> results = problem.evaluate(kernel, 1, problem.base());
            assertThat(results.get(0).mean().get(1)).isZero();
            assertThat(results.get(1).mean().get(1)).isEqualTo(20);
        }
    }

    /** Held data are read where they are. */
    @Test
    void doesNotCopyDataThatAreHeld() {
        Problem problem = Problem.of(6, 1000, 5, 0);
        double[] before = problem.data().clone();
        List<PosteriorSums> results = new ArrayList<>();
        new PosteriorKernel(VECTOR, (block, count, scratch) -> problem.data(), 1000, 6)
                .evaluate(problem.base(), 0.7, PosteriorDetail.MEAN, () -> {}, (s, sums, mean) -> results.add(sums));
        assertThat(problem.data()).containsExactly(before);
        assertThat(results)
                .isEqualTo(problem.evaluate(VECTOR, 0.7, problem.base()).stream()
                        .map(Problem.Result::sums)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 17})
    void withoutTheMeanHasTheSameEnergies(int states) {
        Problem problem = Problem.of(11, 2000, states, 0);
        List<Problem.Result> results = problem.evaluate(VECTOR, 0.2, problem.base());
        new PosteriorKernel(VECTOR, problem.source(), 2000, 11)
                .evaluate(problem.base(), 0.2, PosteriorDetail.ENERGIES, () -> {}, (state, sums, mean) -> {
                    PosteriorSums full = results.get(state).sums();
                    assertThat(mean).isEmpty();
                    assertThat(sums.minEnergy()).isEqualTo(full.minEnergy());
                    assertThat(sums.weights()).isEqualTo(full.weights());
                    assertThat(sums.squares()).isEqualTo(full.squares());
                    assertThat(sums.energySquares()).isEqualTo(full.energySquares());
                    assertThat(sums.meanNorm()).isNaN();
                });
    }
}
