package org.phasesweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {

    private static final int STATES = StatePanel.STATES;

    /** a e^{−a} and a² e^{−a} at the limit are below 2^−80 of the sums or 2^−64, and so is e^{−a}. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-250, 1e-200, 1e-100, 1e-30, 1e-10, 0.3, 1, 2, 1e3, 1e8})
    void aRowAtTheLimitIsNegligible(double energy) {
        Sums sums = new Sums(PosteriorDetail.ENERGIES, 1);
        sums.values[Sums.MIN_ENERGY] = 12.5;
        sums.values[Sums.WEIGHTS] = 1 + energy;
        sums.values[Sums.ENERGY] = energy;
        sums.values[Sums.ENERGY_SQUARES] = 3 * energy;
        sums.renewLimit();
        double a = sums.values[Sums.LIMIT] - 12.5;
        double largest = Math.exp(
                2 * Math.log(a) - a - Math.log(Math.min(Math.max(energy, 0x1p-64), 1 + energy)) + 80 * Math.log(2));
        assertThat(largest).isLessThanOrEqualTo(1.0);
        assertThat(a).isLessThanOrEqualTo(690.0);
    }

    @Test
    void withoutAnyExcessEnergyTheLimitIsThatOfTheLeastSum() {
        Sums sums = new Sums(PosteriorDetail.ENERGIES, 1);
        sums.values[Sums.MIN_ENERGY] = 3;
        sums.values[Sums.WEIGHTS] = 1;
        sums.renewLimit();
        assertThat(sums.values[Sums.LIMIT]).isBetween(3 + 111.0, 3 + 112.0);
    }

    @Test
    void sumsBelowTwoToTheMinus64DoNotRaiseTheLimit() {
        Sums sums = new Sums(PosteriorDetail.ENERGIES, 1);
        Arrays.fill(sums.values, 1);
        sums.values[Sums.ENERGY] = 0x1p-64;
        sums.renewLimit();
        double limit = sums.values[Sums.LIMIT];
        sums.values[Sums.ENERGY] = 1e-100;
        sums.renewLimit();
        assertThat(sums.values[Sums.LIMIT]).isEqualTo(limit);
        assertThat(Math.exp(1 - limit) * (limit - 1) * (limit - 1)).isLessThan(0x1p-144);
    }

    /**
     * Leaving rows out changes no bit of weights, squares and energies: the sums of a pass with limits equal those of one that
     * never sets them. Energies are spread so that some or most rows are beyond the limit, and every few tiles a new smallest one comes.
     */
    @ParameterizedTest
    @CsvSource({
        "1, ENERGIES",
        "1, DISTANCES",
        "30, ENERGIES",
        "1000, ENERGIES",
        "1000, DISTANCES",
        "1e5, ENERGIES",
        "1e5, DISTANCES"
    })
    void leavingRowsOutChangesNoBitOfTheEnergySums(double spread, PosteriorDetail detail) {
        UniformRandomProvider source = new SplitMix64(5);
        TileKernel kernel = TileKernels.fastest();
        double[] base = source.doubles(STATES).toArray();
        StatePanel panel = new StatePanel(base, new double[0], 1, 0, STATES);
        Tile tile = new Tile(1);
        Sums with = new Sums(detail, 1);
        Sums without = new Sums(detail, 1);
        long leftOut = 0;
        for (int i = 0; i < 200; i++) {
            double floor = spread * (200 - i) / 400;
            double[] rows = source.doubles(Tile.ROWS)
                    .map(x -> Math.sqrt(floor + spread * x))
                    .toArray();
            tile.moveTo(rows, 0);
            kernel.distances(panel, tile, Tile.ROWS);
            kernel.weigh(panel, tile, Tile.ROWS, 0.5, without);
            kernel.weigh(panel, tile, Tile.ROWS, 0.5, with);
            leftOut += Tile.ROWS - tile.live(0).count();
            with.renewLimit();
        }
        assertThat(Arrays.copyOf(with.values, Sums.DISTANCE))
                .containsExactly(Arrays.copyOf(without.values, Sums.DISTANCE));
        if (spread > 1e4) {
            assertThat(leftOut).isGreaterThan(200 * Tile.ROWS / 2);
        }
    }

    /** What is not a number must reach the result, where it makes the row fail, not be left out as too far away. */
    @Test
    void energiesThatAreNotNumbersAreKept() {
        Tile tile = new Tile(1);
        StatePanel panel = new StatePanel(new double[1], new double[0], 1, 0, 1);
        double[] far = new double[64];
        Arrays.fill(far, 1e5);
        far[5] = Double.NaN;
        for (TileKernel kernel : new TileKernel[] {new ScalarTileKernel(), TileKernels.fastest()}) {
            Sums sums = new Sums(PosteriorDetail.ENERGIES, 1);
            add(kernel, panel, tile, new double[64], sums);
            sums.renewLimit();
            add(kernel, panel, tile, far, sums);
            assertThat(sums.values[Sums.WEIGHTS]).isNaN();
        }
    }

    private static void add(TileKernel kernel, StatePanel panel, Tile tile, double[] rows, Sums sums) {
        tile.moveTo(rows, 0);
        kernel.distances(panel, tile, rows.length);
        kernel.weigh(panel, tile, rows.length, 1.0, sums);
    }
}
