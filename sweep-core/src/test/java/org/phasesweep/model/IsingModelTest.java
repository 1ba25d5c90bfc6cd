package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phasesweep.statistics.StatisticalAssert.FALSE_ALARM;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.statistics.Autocorrelation;
import org.phasesweep.statistics.BinnedMean;

/** Against enumeration of all configurations and Kaufman's exact energy; the recipe of the table stands beside it. */
class IsingModelTest {

    private static final double CRITICAL = 0.5 * StrictMath.log(1 + Math.sqrt(2));
    private static final double LIMIT = NormalDistribution.of(0, 1).inverseSurvivalProbability(FALSE_ALARM / 2);

    private static Realization realization(int length, Map<String, ?> settings) {
        IsingModel type = new IsingModel();
        Settings all = Component.of(type, Settings.of(settings)).settings();
        List<String> content = List.of("model=ising-2d");
        return type.create(all, length * length, null).realize(new RandomStreams(5, content, content, 0));
    }

    /** Rows of so many blocks. */
    private static double[][] rows(int length, Map<String, ?> settings, int blocks) {
        Realization realization = realization(length, settings);
        double[] block = new double[Realization.BLOCK_ROWS * length * length];
        double[][] rows = new double[blocks * Realization.BLOCK_ROWS][];
        for (int i = 0; i < rows.length; i++) {
            int row = i % Realization.BLOCK_ROWS;
            if (row == 0) {
                realization.block(i / Realization.BLOCK_ROWS, Realization.BLOCK_ROWS, block);
            }
            rows[i] = Arrays.copyOfRange(block, row * length * length, (row + 1) * length * length);
        }
        return rows;
    }

    /** −Σ s_i s_j. */
    private static double energy(double[] spins) {
        int length = (int) Math.sqrt(spins.length);
        double sum = 0;
        for (int y = 0; y < length; y++) {
            for (int x = 0; x < length; x++) {
                double neighbours = spins[y * length + (x + 1) % length] + spins[(y + 1) % length * length + x];
                sum -= spins[y * length + x] * neighbours;
            }
        }
        return sum;
    }

    private static double magnetization(double[] spins) {
        return Arrays.stream(spins).sum() / spins.length;
    }

    private static double[] series(double[][] rows, ToDoubleFunction<double[]> function) {
        return Arrays.stream(rows).mapToDouble(function).toArray();
    }

    private static double exact(int length, double beta, ToDoubleFunction<double[]> function) {
        double[] spins = new double[length * length];
        double sum = 0;
        double norm = 0;
        for (int bits = 0; bits < 1 << spins.length; bits++) {
            for (int i = 0; i < spins.length; i++) {
                spins[i] = (bits >> i & 1) == 0 ? 1 : -1;
            }
            double weight = Math.exp(-beta * energy(spins));
            norm += weight;
            sum += weight * function.applyAsDouble(spins);
        }
        return sum / norm;
    }

    /** Two-sided, at one in a million for each function. */
    private static void assertMean(double[][] rows, double exact, ToDoubleFunction<double[]> function, String what) {
        BinnedMean mean = BinnedMean.of(series(rows, function));
        assertThat(mean.mean()).as(what).isCloseTo(exact, within(LIMIT * mean.error() + 1e-12));
    }

    @ParameterizedTest
    @CsvSource({"3, 0.44068679350977147", "3, 0.2", "3, 0.8", "4, 0.44068679350977147", "4, 0.7"})
    void meansAndLawAreThoseOfEnumeration(int length, double beta) {
        double[][] rows = rows(length, Map.of("beta", beta), 60);
        Map<String, ToDoubleFunction<double[]>> functions = Map.of(
                "energy", IsingModelTest::energy,
                "energy^2", s -> energy(s) * energy(s),
                "m", IsingModelTest::magnetization,
                "|m|", s -> Math.abs(magnetization(s)),
                "m^2", s -> magnetization(s) * magnetization(s),
                "first spins", s -> s[0] * s[1] * s[length] * s[length + 1],
                "around the edge", s -> s[0] * s[length * length - 1],
                "all spins up", s -> magnetization(s) == 1 ? 1 : 0,
                "balanced", s -> Math.abs(magnetization(s)) < 0.2 ? 1 : 0);
        functions.forEach((what, function) -> assertMean(rows, exact(length, beta, function), function, what));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/model/ising-energy.csv", numLinesToSkip = 1)
    void energyIsKaufmans(int length, double beta, double energy) {
        double[][] rows = rows(length, Map.of("beta", beta), length == 8 ? 20 : 8);
        assertMean(rows, energy, s -> energy(s) / s.length, "energy");
    }

    /** The first rows of many blocks: a chain that starts too near to its end would remember it. */
    @Test
    void burnInIsEnough() {
        Realization realization = realization(8, Map.of("beta", CRITICAL));
        double[][] firsts = new double[4000][64];
        for (int block = 0; block < firsts.length; block++) {
            realization.block(block, 1, firsts[block]);
        }
        assertMean(firsts, -1.491589107439707, s -> energy(s) / 64, "energy");
    }

    /** At the defaults and the critical point, of energy, |m| and m²; τ is ½ where rows are independent. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 32})
    void rowsAreNearlyIndependent(int length) {
        double[][] rows = rows(length, Map.of(), length == 32 ? 4 : 8);
        for (ToDoubleFunction<double[]> function : List.<ToDoubleFunction<double[]>>of(
                IsingModelTest::energy, s -> Math.abs(magnetization(s)), s -> magnetization(s) * magnetization(s))) {
            Autocorrelation of = Autocorrelation.of(series(rows, function));
            assertThat(of.time() + 3 * of.error()).as("%s", of).isLessThan(1);
        }
    }

    @Test
    void rowsDoNotDependOnHowManyAreAskedForOrWhen() {
        double[] whole = new double[Realization.BLOCK_ROWS * 9];
        realization(3, Map.of()).block(2, Realization.BLOCK_ROWS, whole);
        Realization other = realization(3, Map.of());
        double[] some = new double[Realization.BLOCK_ROWS * 9];
        for (int count : new int[] {1000, 1, 513}) {
            other.block(5, 3, some);
            other.block(2, count, some);
            assertThat(Arrays.copyOf(some, count * 9)).isEqualTo(Arrays.copyOf(whole, count * 9));
        }
    }

    @Test
    void freshRowsAreReachedInAnyOrderAndAreNotTheData() {
        Realization one = realization(4, Map.of());
        Realization other = realization(4, Map.of());
        double[] forward = new double[16 * 1500];
        double[] backward = new double[16 * 1500];
        for (int row = 0; row < 1500; row++) {
            one.freshRow(row, forward, 16 * row);
            other.freshRow(1499 - row, backward, 16 * (1499 - row));
        }
        assertThat(backward).isEqualTo(forward);
        double[] data = new double[16 * Realization.BLOCK_ROWS];
        one.block(0, Realization.BLOCK_ROWS, data);
        assertThat(Arrays.copyOf(forward, data.length)).isNotEqualTo(data);
    }

    @Test
    void aDimensionThatIsNoSquareIsRefused() {
        assertThatThrownBy(() -> new IsingModel()
                        .create(Component.of(new IsingModel(), Settings.EMPTY).settings(), 15, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15")
                .hasMessageContaining("16");
    }

    /** A change of any bit must be seen: it raises the version of the numbers. */
    @Test
    void theSixthRowOfTheSecondBlock() {
        double[] block = new double[16 * Realization.BLOCK_ROWS];
        realization(4, Map.of()).block(1, 6, block);
        assertThat(Arrays.copyOfRange(block, 5 * 16, 6 * 16))
                .containsExactly(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, -1, -1, -1);
    }
}
