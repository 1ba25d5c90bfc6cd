package org.phasesweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlicePassTest {

    private static final TileKernel SCALAR = new ScalarTileKernel();
    private static final TileKernel VECTOR = TileKernels.fastest();

    @ParameterizedTest
    @CsvSource({"1, 5, 3", "2, 2, 1", "3, 128, 8", "7, 129, 9", "16, 1500, 33", "65, 700, 40", "200, 300, 5"})
    void vectorKernelGivesTheBitsOfTheScalarKernel(int dimension, int rows, int states) {
        Problem problem = Problem.of(dimension, rows, states, 0.3);
        double[] temperatures = {1e-4, 0.05, 1.0, 30.0};
        long middle = rows / 2;
        assertThat(problem.run(VECTOR, temperatures, middle, rows))
                .isEqualTo(problem.run(SCALAR, temperatures, middle, rows));
    }

    /** Shapes around the lane width and the row block, both panels' ends, and digits of an MNIST image. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 70",
        "1, 260, 1",
        "7, 127, 31",
        "8, 128, 32",
        "9, 129, 33",
        "8, 1025, 2",
        "17, 1023, 64",
        "3, 1024, 65",
        "784, 40, 70",
        "784, 1, 1"
    })
    void vectorKernelGivesTheBitsOfTheScalarKernelAtEveryTemperature(int dimension, int rows, int states) {
        Problem problem = Problem.of(dimension, rows, states, 0);
        double[] temperatures = {1e-8, 1e-6, 1e-3, 0.7, 1e3, 1e6};
        assertSameBits(problem, temperatures, 1, (rows + 1) / 2, rows);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-3, 1, 1e6, 1e12})
    void vectorKernelGivesTheBitsOfTheScalarKernelAtEveryScale(double scale) {
        Problem problem = Problem.of(6, 300, 40, 0);
        double[] data = Arrays.stream(problem.data()).map(x -> x * scale).toArray();
        double[] base =
                Arrays.stream(problem.base()).map(x -> x * scale + scale).toArray();
        assertSameBits(new Problem(6, data, base, problem.noise()), new double[] {1e-6, 1, 1e6}, 130, 300);
    }

    @Test
    void vectorKernelGivesTheBitsOfTheScalarKernelWhereAllRowsAreEqual() {
        Problem problem = Problem.of(5, 200, 9, 3.0);
        double[] data = new double[200 * 5];
        Arrays.setAll(data, i -> problem.base()[i % 5]);
        Problem equal = new Problem(5, data, problem.base(), problem.noise());
        assertSameBits(equal, new double[] {1e-6, 1, 1e6}, 1, 128, 200);
        PosteriorSums sums = equal.run(VECTOR, new double[] {1.0}, 200).get("200/1.0/0");
        assertThat(sums.weights()).isEqualTo(200.0);
        assertThat(sums.energy()).isZero();
        assertThat(sums.meanToBase()).isZero();
    }

    /** Energies go from nothing to beyond the clamp while all distances are below 9: overlaps alone make the difference. */
    @ParameterizedTest
    @ValueSource(doubles = {-1000, 1000})
    void overlapsTellWhichRowsAreFarAsDistancesDo(double noise) {
        double[] data = new double[301];
        Arrays.setAll(data, row -> -Math.signum(noise) * 0.01 * row);
        assertSameBits(new Problem(1, data, new double[1], new double[] {noise}), new double[] {1.0}, 64, 150, 301);
    }

    /** Rows that are not numbers, are infinite, or whose distances are. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e200})
    void vectorKernelGivesTheBitsOfTheScalarKernelWhereARowIsNotFinite(double value) {
        Problem problem = Problem.of(3, 700, 20, 0);
        problem.data()[3 * 301] = value;
        assertSameBits(problem, new double[] {1e-3, 1.0}, 300, 303, 500, 700);
    }

    private static void assertSameBits(Problem problem, double[] temperatures, int... sampleCounts) {
        long[] counts = Arrays.stream(sampleCounts).asLongStream().distinct().toArray();
        assertThat(problem.run(VECTOR, temperatures, counts)).isEqualTo(problem.run(SCALAR, temperatures, counts));
    }

    /** ln Z from energies in 34 digits, at temperatures where every e^{−u} underflows by itself. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-6, 1e-4})
    void logPartitionFunctionIsRightWhereAllWeightsUnderflow(double temperature) {
        Problem problem = Problem.of(3, 400, 4, 0);
        double[] base = Arrays.stream(problem.base()).map(x -> x + 0.5).toArray();
        Problem fresh = new Problem(3, problem.data(), base, problem.noise());
        fresh.run(VECTOR, new double[] {temperature}, 400).forEach((key, sums) -> {
            int state = Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
            double exact = exactLogZ(fresh, state, temperature);
            double logZ = Math.log(sums.weights()) - sums.minEnergy();
            assertThat(Math.exp(-sums.minEnergy())).isLessThan(1e-100);
            assertThat(logZ).isCloseTo(exact, within(1e-14 * Math.abs(exact)));
        });
    }

    private static double exactLogZ(Problem problem, int state, double temperature) {
        MathContext digits = MathContext.DECIMAL128;
        BigDecimal root = new BigDecimal(temperature).sqrt(digits);
        List<BigDecimal> energies = new ArrayList<>();
        for (int row = 0; row < problem.rows(); row++) {
            BigDecimal distance = BigDecimal.ZERO;
            for (int k = 0; k < problem.dimension(); k++) {
                BigDecimal noise =
                        new BigDecimal(problem.noise()[state * problem.dimension() + k]).multiply(root, digits);
                BigDecimal difference = new BigDecimal(problem.base()[state * problem.dimension() + k])
                        .subtract(new BigDecimal(problem.data()[row * problem.dimension() + k]))
                        .add(noise);
                distance = distance.add(difference.multiply(difference, digits));
            }
            energies.add(distance.divide(new BigDecimal(2 * temperature), digits));
        }
        BigDecimal lowest = energies.stream().min(BigDecimal::compareTo).orElseThrow();
        double z = energies.stream()
                .mapToDouble(u -> Math.exp(-u.subtract(lowest).doubleValue()))
                .sum();
        return Math.log(z) - lowest.doubleValue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-150, 1e-200})
    void rowsWithoutWeightHaveNoEnergyHoweverColdItIs(double temperature) {
        Problem problem = Problem.of(3, 400, 9, 0);
        assertSameBits(problem, new double[] {temperature}, 400);
        problem.run(VECTOR, new double[] {temperature}, 400).forEach((key, sums) -> {
            assertThat(sums.weights()).isEqualTo(1.0);
            assertThat(sums.energy()).isLessThan(1e-290);
            assertThat(sums.energySquares()).isLessThan(1e-290);
        });
    }

    /**
     * A hundred times the rows allocate less than a byte more for each of their values: iterators, and nothing that is kept. The
     * scalar kernel, because vectors are objects until they are compiled.
     */
    @Test
    void memoryDoesNotGrowWithTheNumberOfRows() {
        Problem problem = Problem.of(4, 1024, 40, 0);
        RowSource rows = (block, count, scratch) -> problem.data();
        long few = allocated(problem, rows, 2 * 1024);
        long many = allocated(problem, rows, 200 * 1024);
        assertThat(many - few).isLessThan(198 * 1024 * 4);
    }

    private static long allocated(Problem problem, RowSource rows, long sampleCount) {
        States states = States.noised(problem.base(), problem.noise(), problem.dimension());
        ReadOut readOut = new ReadOut(sampleCount, List.of(0));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        new SlicePass(SCALAR, states, new double[] {0.5}, List.of(readOut), PosteriorDetail.MEAN)
                .run(rows, () -> {}, (r, t, s, sums) -> {});
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** Each tile has a smallest energy of its own, so that a new limit is another number. When limits are renewed decides on bits. */
    @Test
    void limitsAreRenewedAfterTilesThatArePowersOfTwoAndThenEverySixteen() {
        double[] data = new double[70 * Tile.ROWS];
        Arrays.setAll(data, row -> 200 - row / Tile.ROWS + 0.001 * (row % Tile.ROWS));
        List<Double> limits = new ArrayList<>();
        new Problem(1, data, new double[1], new double[1])
                .run(new LimitRecorder(limits), new double[] {1.0}, data.length);
        List<Integer> renewedBefore = IntStream.range(1, limits.size())
                .filter(tile -> !limits.get(tile).equals(limits.get(tile - 1)))
                .boxed()
                .toList();
        assertThat(renewedBefore).containsExactly(1, 2, 4, 8, 16, 32, 48, 64);
    }

    /** Means and norms are sums relative to the first row: data far away give the sums of data near the origin. */
    @Test
    void dataFarFromTheOriginKeepTheirDigits() {
        double offset = 0x1p24;
        Problem near = Problem.of(6, 500, 20, 0);
        double[] rounded =
                Arrays.stream(near.data()).map(x -> x + offset - offset).toArray();
        double[] base = Arrays.copyOf(rounded, near.base().length);
        Problem origin = new Problem(6, rounded, base, near.noise());
        Problem far = new Problem(6, plus(rounded, offset), plus(base, offset), near.noise());
        Map<String, PosteriorSums> expected = origin.run(VECTOR, new double[] {0.4}, 500);
        far.run(VECTOR, new double[] {0.4}, 500).forEach((key, sums) -> {
            PosteriorSums same = expected.get(key);
            assertThat(sums.weights()).isEqualTo(same.weights());
            assertThat(sums.distance()).isEqualTo(same.distance());
            assertThat(sums.meanToBase()).isCloseTo(same.meanToBase(), within(1e-14));
            assertThat(sums.meanToState()).isCloseTo(same.meanToState(), within(1e-14));
        });
    }

    /** Notes the limit of the first state before every tile. */
    private record LimitRecorder(List<Double> limits) implements TileKernel {

        @Override
        public String name() {
            return SCALAR.name();
        }

        @Override
        public void products(StatePanel panel, Tile tile, int rowCount) {
            SCALAR.products(panel, tile, rowCount);
        }

        @Override
        public void distances(StatePanel panel, Tile tile, int rowCount) {
            SCALAR.distances(panel, tile, rowCount);
        }

        @Override
        public boolean weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums) {
            limits.add(sums.values[Sums.LIMIT]);
            return SCALAR.weigh(panel, tile, rowCount, temperature, sums);
        }

        @Override
        public LiveRows live(Tile tile, int state) {
            return SCALAR.live(tile, state);
        }

        @Override
        public void addDistances(Tile tile, Sums sums) {
            SCALAR.addDistances(tile, sums);
        }

        @Override
        public void addToMean(Tile tile, Sums sums) {
            SCALAR.addToMean(tile, sums);
        }
    }

    /** Whatever else is summed; and drawing changes no sum. */
    @ParameterizedTest
    @EnumSource(PosteriorDetail.class)
    void bothKernelsDrawTheSameRows(PosteriorDetail detail) {
        Problem problem = Problem.of(5, 1500, 37, 0);
        double[] temperatures = {1e-4, 0.05, 1.0, 30.0};
        Map<String, List<Object>> drawn = problem.draw(VECTOR, detail, temperatures, 1, 100, 700, 1500);
        assertThat(problem.draw(SCALAR, detail, temperatures, 1, 100, 700, 1500))
                .isEqualTo(drawn);
        Map<String, PosteriorSums> sums = problem.run(VECTOR, temperatures, 1, 100, 700, 1500);
        drawn.forEach((key, values) ->
                assertThat(values.get(0)).isEqualTo(sums.get(key).weights()));
        assertThat(drawn.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("1500/30.0"))
                        .map(entry -> entry.getValue().get(1))
                        .distinct())
                .hasSizeGreaterThan(30);
    }

    /**
     * Residuals of states are independent. Each of 60 sums of 1600 is beyond 6 standard deviations with probability 2e-9 if it is
     * Gaussian, any of them with 1.2e-7.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 1, 30})
    void drawsComeFromEveryTileByItsWeight(double temperature) {
        Problem problem = Problem.of(2, 600, 1600, 0);
        Map<String, List<Object>> drawn =
                problem.draw(VECTOR, PosteriorDetail.ENERGIES, new double[] {temperature}, 600);
        Map<String, Integer> tileOf = new HashMap<>();
        for (int row = 0; row < 600; row++) {
            tileOf.put(Arrays.toString(Arrays.copyOfRange(problem.data(), 2 * row, 2 * row + 2)), row / Tile.ROWS);
        }
        double[][] sums = new double[5][3];
        double[][] variances = new double[5][3];
        for (int state = 0; state < 1600; state++) {
            double[] expected = tileWeights(problem, state, temperature);
            List<Object> draws = drawn.get("600/" + temperature + "/" + state);
            int one = tileOf.get(draws.get(1));
            int other = tileOf.get(draws.get(2));
            for (int tile = 0; tile < 5; tile++) {
                double[] probabilities = {expected[tile], expected[tile], expected[tile] * expected[tile]};
                boolean[] happened = {one == tile, other == tile, one == tile && other == tile};
                for (int event = 0; event < 3; event++) {
                    sums[tile][event] += (happened[event] ? 1 : 0) - probabilities[event];
                    variances[tile][event] += probabilities[event] * (1 - probabilities[event]);
                }
            }
        }
        for (int tile = 0; tile < 5; tile++) {
            for (int event = 0; event < 3; event++) {
                assertThat(sums[tile][event] / Math.sqrt(variances[tile][event]))
                        .isBetween(-6.0, 6.0);
            }
        }
    }

    private static double[] tileWeights(Problem problem, int state, double temperature) {
        double[] x = Arrays.copyOfRange(problem.vectors(temperature), 2 * state, 2 * state + 2);
        double[] weights = new double[5];
        double sum = 0;
        for (int row = 0; row < 600; row++) {
            double first = x[0] - problem.data()[2 * row];
            double second = x[1] - problem.data()[2 * row + 1];
            double weight = Math.exp(-(first * first + second * second) / (2 * temperature));
            weights[row / Tile.ROWS] += weight;
            sum += weight;
        }
        double all = sum;
        return Arrays.stream(weights).map(weight -> weight / all).toArray();
    }

    private static double[] plus(double[] values, double offset) {
        return Arrays.stream(values).map(x -> x + offset).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 30})
    void aCellAloneHasTheBitsItHasAmongOthersAtEveryBoundary(int dimension) {
        Problem problem = Problem.of(dimension, 1300, 35, 0);
        double[] temperatures = {1e-6, 0.1, 1.0, 1e6};
        long[] sampleCounts = {1, 2, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025, 1299, 1300};
        Map<String, PosteriorSums> together = problem.run(VECTOR, temperatures, sampleCounts);
        for (long n : sampleCounts) {
            problem.run(VECTOR, new double[] {0.1}, n)
                    .forEach((key, sums) -> assertThat(together).containsEntry(key, sums));
        }
        assertThat(problem.run(VECTOR, new double[] {1e-6, 1e6}, 2, 257, 1300))
                .allSatisfy((key, sums) -> assertThat(together).containsEntry(key, sums));
    }

    @Test
    void aCellAloneHasTheBitsItHasAmongOthers() {
        Problem problem = Problem.of(12, 1100, 10, 0);
        double[] temperatures = {0.01, 0.3, 2.0};
        long[] sampleCounts = {1, 100, 128, 200, 1024, 1100};
        Map<String, PosteriorSums> together = problem.run(VECTOR, temperatures, sampleCounts);
        for (double temperature : temperatures) {
            for (long n : sampleCounts) {
                Map<String, PosteriorSums> alone = problem.run(VECTOR, new double[] {temperature}, n);
                alone.forEach((key, sums) -> assertThat(together).containsEntry(key, sums));
            }
        }
    }

    /**
     * The rows of the second tile weigh at the second state only. The mean at the first is exactly 0, as its rows cancel: a read-out
     * inside the second tile leaves out what a whole one does.
     */
    @Test
    void aReadOutInsideATileHasTheLimitsOfTheSums() {
        double[] data = new double[2 * 2 * Tile.ROWS];
        for (int row = 0; row < Tile.ROWS; row++) {
            data[2 * row] = row % 2 == 0 ? 0 : row % 4 - 2;
            data[2 * (Tile.ROWS + row) + 1] = 20;
        }
        Problem problem = new Problem(2, data, new double[] {0, 0, 0, 20}, new double[4]);
        double[] temperatures = {1.0};
        Map<String, PosteriorSums> together = problem.run(VECTOR, temperatures, 200, 256);
        assertThat(together.get("200/1.0/0").meanNorm()).isZero();
        assertThat(together).containsAllEntriesOf(problem.run(VECTOR, temperatures, 200));
    }

    @Test
    void aStateAloneHasTheBitsItHasAmongOthers() {
        Problem problem = Problem.of(9, 300, 45, 0);
        double[] temperatures = {0.5};
        Map<String, PosteriorSums> together = problem.run(VECTOR, temperatures, 300);
        for (int state = 0; state < problem.states(); state++) {
            Problem alone =
                    new Problem(9, problem.data(), part(problem.base(), state, 9), part(problem.noise(), state, 9));
            assertThat(alone.run(VECTOR, temperatures, 300).get("300/0.5/0"))
                    .isEqualTo(together.get("300/0.5/" + state));
        }
    }

    private static double[] part(double[] values, int state, int dimension) {
        double[] part = new double[dimension];
        System.arraycopy(values, state * dimension, part, 0, dimension);
        return part;
    }

    /** Each sum by its definition: all energies first, then one sum after the other, nothing streamed. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 1.0, 10.0})
    void agreesWithTheTextbook(double temperature) {
        Problem problem = Problem.of(20, 1000, 4, 0);
        Map<String, PosteriorSums> results = problem.run(VECTOR, new double[] {temperature}, 1000);
        for (int state = 0; state < 4; state++) {
            PosteriorSums sums = results.get("1000/" + temperature + "/" + state);
            Textbook book = new Textbook(problem, state, temperature);
            assertThat(sums.minEnergy()).isCloseTo(book.minEnergy, within(1e-12 * Math.max(1, book.minEnergy)));
            assertThat(sums.weights()).isCloseTo(book.sum(a -> 1), within(1e-12 * sums.weights()));
            assertThat(sums.energy()).isCloseTo(book.sum(a -> a), within(1e-11 * sums.weights()));
            assertThat(sums.energySquares()).isCloseTo(book.sum(a -> a * a), within(1e-10 * sums.weights()));
            assertThat(sums.squares()).isCloseTo(book.squares(), within(1e-12 * sums.weights()));
            assertThat(sums.distance()).isCloseTo(book.distance(), within(1e-11 * Math.max(1, book.distance())));
            assertThat(sums.norm()).isCloseTo(book.norm(), within(1e-11 * Math.max(1, book.distance())));
            assertThat(sums.meanNorm()).isCloseTo(book.meanNorm(), within(1e-11 * Math.max(1, book.meanNorm())));
            assertThat(sums.meanToState())
                    .isCloseTo(book.meanToState(), within(1e-11 * Math.max(1, book.meanToState())));
        }
    }

    private static final class Textbook {
        private final double[] a;
        private final double[] mean;
        private final double[] state;
        private final double[] distances;
        private final double[] norms;
        private double minEnergy = Double.POSITIVE_INFINITY;

        Textbook(Problem problem, int index, double temperature) {
            int d = problem.dimension();
            state = new double[d];
            for (int k = 0; k < d; k++) {
                state[k] = problem.base()[index * d + k] + Math.sqrt(temperature) * problem.noise()[index * d + k];
            }
            a = new double[problem.rows()];
            distances = new double[a.length];
            norms = new double[a.length];
            for (int row = 0; row < a.length; row++) {
                for (int k = 0; k < d; k++) {
                    double base = problem.base()[index * d + k];
                    double y = problem.data()[row * d + k];
                    distances[row] += (y - base) * (y - base);
                    norms[row] += y * y - base * base;
                    double difference = state[k] - problem.data()[row * d + k];
                    a[row] += difference * difference / (2 * temperature);
                }
                minEnergy = Math.min(minEnergy, a[row]);
            }
            mean = new double[d];
            for (int row = 0; row < a.length; row++) {
                a[row] -= minEnergy;
            }
            for (int row = 0; row < a.length; row++) {
                for (int k = 0; k < d; k++) {
                    mean[k] += Math.exp(-a[row]) * problem.data()[row * d + k] / sum(x -> 1);
                }
            }
        }

        double sum(DoubleUnaryOperator f) {
            double sum = 0;
            for (double value : a) {
                sum += f.applyAsDouble(value) * Math.exp(-value);
            }
            return sum;
        }

        double distance() {
            return weighted(distances);
        }

        double norm() {
            return weighted(norms);
        }

        private double weighted(double[] values) {
            double sum = 0;
            for (int row = 0; row < a.length; row++) {
                sum += values[row] * Math.exp(-a[row]);
            }
            return sum;
        }

        double squares() {
            double sum = 0;
            for (double value : a) {
                sum += Math.exp(-2 * value);
            }
            return sum;
        }

        double meanNorm() {
            double sum = 0;
            for (double m : mean) {
                sum += m * m;
            }
            return sum;
        }

        double meanToState() {
            double sum = 0;
            for (int k = 0; k < mean.length; k++) {
                sum += (mean[k] - state[k]) * (mean[k] - state[k]);
            }
            return sum;
        }
    }

    @Test
    void thePlantedEnergyIsExactlyHalfTheNoiseFarFromTheOriginToo() {
        Problem problem = Problem.of(50, 40, 40, 1e8);
        States states = States.noised(problem.base(), problem.noise(), 50);
        Map<String, PosteriorSums> results = problem.run(VECTOR, new double[] {1e-4}, 40);
        for (int state = 0; state < 40; state++) {
            PosteriorSums sums = results.get("40/1.0E-4/" + state);
            assertThat(sums.minEnergy()).isEqualTo(states.halfNoiseNorm(state));
            assertThat(sums.meanToBase()).isLessThan(1e-12 * 50 * 1e8);
        }
    }

    @Test
    void oneRowIsTheWholePosterior() {
        Problem problem = Problem.of(5, 1, 3, 0);
        problem.run(VECTOR, new double[] {0.7}, 1).forEach((key, sums) -> {
            assertThat(sums.weights()).isEqualTo(1.0);
            assertThat(sums.squares()).isEqualTo(1.0);
            assertThat(sums.energy()).isZero();
        });
    }

    @Test
    void neverUnderflowsWhateverTheOrderOfTheRows() {
        int rows = 600;
        double[] data = new double[rows];
        for (int row = 0; row < rows; row++) {
            data[row] = 1e4 - row * 16.0;
        }
        Problem problem = new Problem(1, data, new double[] {data[rows - 1]}, new double[] {0.5});
        PosteriorSums sums = problem.run(VECTOR, new double[] {1.0}, rows).get("600/1.0/0");
        assertThat(sums.minEnergy()).isEqualTo(0.125);
        assertThat(sums.weights()).isCloseTo(1.0, within(1e-15));
        assertThat(sums.squares()).isCloseTo(1.0, within(1e-15));
    }

    /** Read-outs before, at and after the ends of tiles and blocks; those alone and among others; with few live rows and with all. */
    @Test
    void classesShareTheWeightsWithTheSameBitsInBothKernels() {
        Problem problem = Problem.of(3, 1500, 20, 0.5);
        double[] temperatures = {0.001, 0.05, 30};
        Map<String, List<Double>> shares =
                problem.shares(VECTOR, PosteriorDetail.ENERGIES, temperatures, 1, 100, 1024, 1500);
        assertThat(shares).hasSize(4 * 3 * 20);
        assertThat(problem.shares(SCALAR, PosteriorDetail.MEAN, temperatures, 1, 100, 1024, 1500))
                .isEqualTo(shares);
        assertThat(shares).containsAllEntriesOf(problem.shares(VECTOR, PosteriorDetail.MEAN, temperatures, 100));
        shares.forEach((key, ofClasses) -> {
            String[] parts = key.split("/", -1);
            double[] expected = shares(
                    problem, Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), Integer.parseInt(parts[2]));
            for (int c = 0; c < 7; c++) {
                assertThat(ofClasses.get(c)).as("class %d at %s", c, key).isCloseTo(expected[c], within(1e-13));
            }
        });
    }

    private static double[] shares(Problem problem, int sampleCount, double temperature, int state) {
        double[] shares = new double[7];
        double sum = 0;
        double lowest = IntStream.range(0, sampleCount)
                .mapToDouble(row -> energy(problem, row, temperature, state))
                .min()
                .orElseThrow();
        for (int row = 0; row < sampleCount; row++) {
            double weight = Math.exp(lowest - energy(problem, row, temperature, state));
            shares[Problem.classOf(row)] += weight;
            sum += weight;
        }
        for (int c = 0; c < 7; c++) {
            shares[c] /= sum;
        }
        return shares;
    }

    private static double energy(Problem problem, int row, double temperature, int state) {
        double distance2 = 0;
        for (int k = 0; k < problem.dimension(); k++) {
            int i = state * problem.dimension() + k;
            double difference = problem.base()[i] - problem.data()[row * problem.dimension() + k];
            distance2 += Math.pow(difference + Math.sqrt(temperature) * problem.noise()[i], 2);
        }
        return distance2 / (2 * temperature);
    }
}
