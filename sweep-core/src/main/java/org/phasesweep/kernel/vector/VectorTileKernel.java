package org.phasesweep.kernel.vector;

import static org.phasesweep.kernel.Exponential.C10;
import static org.phasesweep.kernel.Exponential.C11;
import static org.phasesweep.kernel.Exponential.C2;
import static org.phasesweep.kernel.Exponential.C3;
import static org.phasesweep.kernel.Exponential.C4;
import static org.phasesweep.kernel.Exponential.C5;
import static org.phasesweep.kernel.Exponential.C6;
import static org.phasesweep.kernel.Exponential.C7;
import static org.phasesweep.kernel.Exponential.C8;
import static org.phasesweep.kernel.Exponential.C9;
import static org.phasesweep.kernel.Exponential.CLAMP;
import static org.phasesweep.kernel.Exponential.LN2_HIGH;
import static org.phasesweep.kernel.Exponential.LN2_LOW;
import static org.phasesweep.kernel.Exponential.LOG2_E;
import static org.phasesweep.kernel.Exponential.ROUND;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.phasesweep.kernel.Exponential;
import org.phasesweep.kernel.StatePanel;
import org.phasesweep.kernel.Sums;
import org.phasesweep.kernel.Tile;
import org.phasesweep.kernel.TileKernel;

/**
 * The kernel on vector lanes, one state a lane: data are only broadcast and nothing is ever summed across lanes, so the
 * order of operations, and every bit, is that of the scalar kernel at any vector width.
 *
 * <p>No vector value may live across a branch that merges (the compiler would box it); hence the loops over row blocks and
 * remainders as separate methods.
 */
public final class VectorTileKernel implements TileKernel {

    private static final VectorSpecies<Double> LANES =
            DoubleVector.SPECIES_PREFERRED.length() <= 8 ? DoubleVector.SPECIES_PREFERRED : DoubleVector.SPECIES_512;
    private static final int WIDTH = LANES.length();
    private static final int STATES = StatePanel.STATES;

    /** Rows whose sums are kept in registers together: 2·8 accumulators beside y₀ and z. */
    private static final int ROW_BLOCK = 8;

    @Override
    public String name() {
        return "vector-" + LANES.vectorBitSize();
    }

    @Override
    public void firstProducts(StatePanel panel, Tile tile, int rowCount) {
        int blocked = rowCount - rowCount % ROW_BLOCK;
        for (int lane = 0; lane < panel.lanes(); lane += WIDTH) {
            for (int row = 0; row < blocked; row += ROW_BLOCK) {
                eightRows(panel, tile, row, lane);
            }
            for (int row = blocked; row < rowCount; row++) {
                oneRow(panel, tile, row, lane);
            }
        }
    }

    private static void oneRow(StatePanel panel, Tile tile, int row, int lane) {
        int dimension = panel.dimension();
        double[] data = tile.data();
        int offset = tile.offset() + row * dimension;
        DoubleVector distance = DoubleVector.zero(LANES);
        DoubleVector overlap = DoubleVector.zero(LANES);
        for (int k = 0; k < dimension; k++) {
            DoubleVector base = DoubleVector.fromArray(LANES, panel.base(), k * STATES + lane);
            DoubleVector noise = DoubleVector.fromArray(LANES, panel.noise(), k * STATES + lane);
            DoubleVector difference = base.sub(DoubleVector.broadcast(LANES, data[offset + k]));
            distance = difference.fma(difference, distance);
            overlap = noise.fma(difference, overlap);
        }
        distance.intoArray(tile.distances(), row * STATES + lane);
        overlap.intoArray(tile.overlaps(), row * STATES + lane);
    }

    private static void eightRows(StatePanel panel, Tile tile, int row, int lane) {
        int dimension = panel.dimension();
        double[] bases = panel.base();
        double[] noises = panel.noise();
        double[] data = tile.data();
        int r0 = tile.offset() + row * dimension;
        int r1 = r0 + dimension;
        int r2 = r1 + dimension;
        int r3 = r2 + dimension;
        int r4 = r3 + dimension;
        int r5 = r4 + dimension;
        int r6 = r5 + dimension;
        int r7 = r6 + dimension;
        DoubleVector d0 = DoubleVector.zero(LANES);
        DoubleVector d1 = d0;
        DoubleVector d2 = d0;
        DoubleVector d3 = d0;
        DoubleVector d4 = d0;
        DoubleVector d5 = d0;
        DoubleVector d6 = d0;
        DoubleVector d7 = d0;
        DoubleVector g0 = d0;
        DoubleVector g1 = d0;
        DoubleVector g2 = d0;
        DoubleVector g3 = d0;
        DoubleVector g4 = d0;
        DoubleVector g5 = d0;
        DoubleVector g6 = d0;
        DoubleVector g7 = d0;
        for (int k = 0; k < dimension; k++) {
            DoubleVector base = DoubleVector.fromArray(LANES, bases, k * STATES + lane);
            DoubleVector noise = DoubleVector.fromArray(LANES, noises, k * STATES + lane);
            DoubleVector e0 = base.sub(DoubleVector.broadcast(LANES, data[r0 + k]));
            DoubleVector e1 = base.sub(DoubleVector.broadcast(LANES, data[r1 + k]));
            DoubleVector e2 = base.sub(DoubleVector.broadcast(LANES, data[r2 + k]));
            DoubleVector e3 = base.sub(DoubleVector.broadcast(LANES, data[r3 + k]));
            DoubleVector e4 = base.sub(DoubleVector.broadcast(LANES, data[r4 + k]));
            DoubleVector e5 = base.sub(DoubleVector.broadcast(LANES, data[r5 + k]));
            DoubleVector e6 = base.sub(DoubleVector.broadcast(LANES, data[r6 + k]));
            DoubleVector e7 = base.sub(DoubleVector.broadcast(LANES, data[r7 + k]));
            d0 = e0.fma(e0, d0);
            d1 = e1.fma(e1, d1);
            d2 = e2.fma(e2, d2);
            d3 = e3.fma(e3, d3);
            d4 = e4.fma(e4, d4);
            d5 = e5.fma(e5, d5);
            d6 = e6.fma(e6, d6);
            d7 = e7.fma(e7, d7);
            g0 = noise.fma(e0, g0);
            g1 = noise.fma(e1, g1);
            g2 = noise.fma(e2, g2);
            g3 = noise.fma(e3, g3);
            g4 = noise.fma(e4, g4);
            g5 = noise.fma(e5, g5);
            g6 = noise.fma(e6, g6);
            g7 = noise.fma(e7, g7);
        }
        int at = row * STATES + lane;
        double[] distances = tile.distances();
        d0.intoArray(distances, at);
        d1.intoArray(distances, at + STATES);
        d2.intoArray(distances, at + 2 * STATES);
        d3.intoArray(distances, at + 3 * STATES);
        d4.intoArray(distances, at + 4 * STATES);
        d5.intoArray(distances, at + 5 * STATES);
        d6.intoArray(distances, at + 6 * STATES);
        d7.intoArray(distances, at + 7 * STATES);
        double[] overlaps = tile.overlaps();
        g0.intoArray(overlaps, at);
        g1.intoArray(overlaps, at + STATES);
        g2.intoArray(overlaps, at + 2 * STATES);
        g3.intoArray(overlaps, at + 3 * STATES);
        g4.intoArray(overlaps, at + 4 * STATES);
        g5.intoArray(overlaps, at + 5 * STATES);
        g6.intoArray(overlaps, at + 6 * STATES);
        g7.intoArray(overlaps, at + 7 * STATES);
    }

    @Override
    public void weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums) {
        double inverseTwiceT = 0.5 / temperature;
        double inverseSqrtT = 1.0 / Math.sqrt(temperature);
        for (int lane = 0; lane < panel.lanes(); lane += WIDTH) {
            DoubleVector minEnergy = energies(panel, tile, rowCount, lane, inverseTwiceT, inverseSqrtT, sums.values());
            rescale(sums.values(), lane, minEnergy);
            accumulate(tile, rowCount, sums.values(), lane);
        }
    }

    private static DoubleVector energies(
            StatePanel panel,
            Tile tile,
            int rowCount,
            int lane,
            double inverseTwiceT,
            double inverseSqrtT,
            double[] values) {
        double[] distances = tile.distances();
        double[] overlaps = tile.overlaps();
        double[] weights = tile.weights();
        DoubleVector half = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane);
        DoubleVector twice = DoubleVector.broadcast(LANES, inverseTwiceT);
        DoubleVector root = DoubleVector.broadcast(LANES, inverseSqrtT);
        DoubleVector minEnergy = DoubleVector.fromArray(LANES, values, Sums.MIN_ENERGY + lane);
        for (int row = 0; row < rowCount; row++) {
            int i = row * STATES + lane;
            DoubleVector energy = DoubleVector.fromArray(LANES, overlaps, i).fma(root, half);
            energy = DoubleVector.fromArray(LANES, distances, i).fma(twice, energy);
            energy.intoArray(weights, i);
            minEnergy = minEnergy.blend(energy, energy.lt(minEnergy));
        }
        return minEnergy;
    }

    private static void rescale(double[] values, int lane, DoubleVector minEnergy) {
        DoubleVector shift =
                DoubleVector.fromArray(LANES, values, Sums.MIN_ENERGY + lane).sub(minEnergy);
        shift = clamped(shift);
        DoubleVector scale = exponentialOfMinus(shift);
        DoubleVector weights = DoubleVector.fromArray(LANES, values, Sums.WEIGHTS + lane);
        DoubleVector energy = DoubleVector.fromArray(LANES, values, Sums.ENERGY + lane);
        DoubleVector energySquares = DoubleVector.fromArray(LANES, values, Sums.ENERGY_SQUARES + lane);
        DoubleVector squares = DoubleVector.fromArray(LANES, values, Sums.SQUARES + lane);
        DoubleVector twice = shift.fma(weights, energy.add(energy));
        minEnergy.intoArray(values, Sums.MIN_ENERGY + lane);
        scale.mul(shift.fma(twice, energySquares)).intoArray(values, Sums.ENERGY_SQUARES + lane);
        scale.mul(shift.fma(weights, energy)).intoArray(values, Sums.ENERGY + lane);
        scale.mul(weights).intoArray(values, Sums.WEIGHTS + lane);
        scale.mul(scale.mul(squares)).intoArray(values, Sums.SQUARES + lane);
        scale.mul(DoubleVector.fromArray(LANES, values, Sums.DISTANCE + lane)).intoArray(values, Sums.DISTANCE + lane);
        scale.mul(DoubleVector.fromArray(LANES, values, Sums.NORM + lane)).intoArray(values, Sums.NORM + lane);
        scale.intoArray(values, Sums.RESCALE + lane);
    }

    private static void accumulate(Tile tile, int rowCount, double[] values, int lane) {
        double[] weights = tile.weights();
        double[] distances = tile.distances();
        double[] norms = tile.norms();
        DoubleVector minEnergy = DoubleVector.fromArray(LANES, values, Sums.MIN_ENERGY + lane);
        DoubleVector sum = DoubleVector.fromArray(LANES, values, Sums.WEIGHTS + lane);
        DoubleVector squares = DoubleVector.fromArray(LANES, values, Sums.SQUARES + lane);
        DoubleVector energy = DoubleVector.fromArray(LANES, values, Sums.ENERGY + lane);
        DoubleVector energySquares = DoubleVector.fromArray(LANES, values, Sums.ENERGY_SQUARES + lane);
        DoubleVector distance = DoubleVector.fromArray(LANES, values, Sums.DISTANCE + lane);
        DoubleVector norm = DoubleVector.fromArray(LANES, values, Sums.NORM + lane);
        for (int row = 0; row < rowCount; row++) {
            int i = row * STATES + lane;
            DoubleVector a = clamped(DoubleVector.fromArray(LANES, weights, i).sub(minEnergy));
            DoubleVector weight = exponentialOfMinus(a);
            DoubleVector weightedEnergy = a.mul(weight);
            weight.intoArray(weights, i);
            sum = sum.add(weight);
            squares = weight.fma(weight, squares);
            energy = energy.add(weightedEnergy);
            energySquares = a.fma(weightedEnergy, energySquares);
            distance = DoubleVector.fromArray(LANES, distances, i).fma(weight, distance);
            norm = DoubleVector.broadcast(LANES, norms[row]).fma(weight, norm);
        }
        sum.intoArray(values, Sums.WEIGHTS + lane);
        squares.intoArray(values, Sums.SQUARES + lane);
        energy.intoArray(values, Sums.ENERGY + lane);
        energySquares.intoArray(values, Sums.ENERGY_SQUARES + lane);
        distance.intoArray(values, Sums.DISTANCE + lane);
        norm.intoArray(values, Sums.NORM + lane);
    }

    private static DoubleVector clamped(DoubleVector a) {
        return a.blend(CLAMP, a.compare(VectorOperators.GT, CLAMP));
    }

    /** {@link Exponential#ofMinus} on every lane, for clamped a. */
    private static DoubleVector exponentialOfMinus(DoubleVector a) {
        DoubleVector x = a.neg();
        DoubleVector shifted = x.fma(DoubleVector.broadcast(LANES, LOG2_E), DoubleVector.broadcast(LANES, ROUND));
        DoubleVector n = shifted.sub(ROUND);
        DoubleVector r = n.fma(DoubleVector.broadcast(LANES, -LN2_HIGH), x);
        r = n.fma(DoubleVector.broadcast(LANES, -LN2_LOW), r);
        DoubleVector one = DoubleVector.broadcast(LANES, 1.0);
        DoubleVector p = DoubleVector.broadcast(LANES, C11).fma(r, DoubleVector.broadcast(LANES, C10));
        p = p.fma(r, DoubleVector.broadcast(LANES, C9));
        p = p.fma(r, DoubleVector.broadcast(LANES, C8));
        p = p.fma(r, DoubleVector.broadcast(LANES, C7));
        p = p.fma(r, DoubleVector.broadcast(LANES, C6));
        p = p.fma(r, DoubleVector.broadcast(LANES, C5));
        p = p.fma(r, DoubleVector.broadcast(LANES, C4));
        p = p.fma(r, DoubleVector.broadcast(LANES, C3));
        p = p.fma(r, DoubleVector.broadcast(LANES, C2));
        p = p.fma(r, one);
        p = p.fma(r, one);
        LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
        return p.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
    }

    @Override
    public void addToMean(StatePanel panel, Tile tile, int rowCount, Sums sums) {
        int dimension = panel.dimension();
        int blocked = dimension - dimension % ROW_BLOCK;
        for (int lane = 0; lane < panel.lanes(); lane += WIDTH) {
            for (int k = 0; k < blocked; k += ROW_BLOCK) {
                eightComponents(tile, rowCount, dimension, k, lane, sums);
            }
            for (int k = blocked; k < dimension; k++) {
                oneComponent(tile, rowCount, dimension, k, lane, sums);
            }
        }
    }

    private static void oneComponent(Tile tile, int rowCount, int dimension, int k, int lane, Sums sums) {
        double[] shifted = tile.shifted();
        DoubleVector scale = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane);
        DoubleVector mean =
                DoubleVector.fromArray(LANES, sums.mean(), k * STATES + lane).mul(scale);
        for (int row = 0; row < rowCount; row++) {
            DoubleVector weight = DoubleVector.fromArray(LANES, tile.weights(), row * STATES + lane);
            mean = weight.fma(DoubleVector.broadcast(LANES, shifted[row * dimension + k]), mean);
        }
        mean.intoArray(sums.mean(), k * STATES + lane);
    }

    private static void eightComponents(Tile tile, int rowCount, int dimension, int k, int lane, Sums sums) {
        double[] shifted = tile.shifted();
        double[] weights = tile.weights();
        double[] mean = sums.mean();
        DoubleVector scale = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane);
        int at = k * STATES + lane;
        DoubleVector m0 = DoubleVector.fromArray(LANES, mean, at).mul(scale);
        DoubleVector m1 = DoubleVector.fromArray(LANES, mean, at + STATES).mul(scale);
        DoubleVector m2 = DoubleVector.fromArray(LANES, mean, at + 2 * STATES).mul(scale);
        DoubleVector m3 = DoubleVector.fromArray(LANES, mean, at + 3 * STATES).mul(scale);
        DoubleVector m4 = DoubleVector.fromArray(LANES, mean, at + 4 * STATES).mul(scale);
        DoubleVector m5 = DoubleVector.fromArray(LANES, mean, at + 5 * STATES).mul(scale);
        DoubleVector m6 = DoubleVector.fromArray(LANES, mean, at + 6 * STATES).mul(scale);
        DoubleVector m7 = DoubleVector.fromArray(LANES, mean, at + 7 * STATES).mul(scale);
        for (int row = 0; row < rowCount; row++) {
            DoubleVector weight = DoubleVector.fromArray(LANES, weights, row * STATES + lane);
            int y = row * dimension + k;
            m0 = weight.fma(DoubleVector.broadcast(LANES, shifted[y]), m0);
            m1 = weight.fma(DoubleVector.broadcast(LANES, shifted[y + 1]), m1);
            m2 = weight.fma(DoubleVector.broadcast(LANES, shifted[y + 2]), m2);
            m3 = weight.fma(DoubleVector.broadcast(LANES, shifted[y + 3]), m3);
            m4 = weight.fma(DoubleVector.broadcast(LANES, shifted[y + 4]), m4);
            m5 = weight.fma(DoubleVector.broadcast(LANES, shifted[y + 5]), m5);
            m6 = weight.fma(DoubleVector.broadcast(LANES, shifted[y + 6]), m6);
            m7 = weight.fma(DoubleVector.broadcast(LANES, shifted[y + 7]), m7);
        }
        m0.intoArray(mean, at);
        m1.intoArray(mean, at + STATES);
        m2.intoArray(mean, at + 2 * STATES);
        m3.intoArray(mean, at + 3 * STATES);
        m4.intoArray(mean, at + 4 * STATES);
        m5.intoArray(mean, at + 5 * STATES);
        m6.intoArray(mean, at + 6 * STATES);
        m7.intoArray(mean, at + 7 * STATES);
    }
}
