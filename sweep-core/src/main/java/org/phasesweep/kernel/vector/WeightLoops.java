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
import static org.phasesweep.kernel.Exponential.NOTHING;
import static org.phasesweep.kernel.Exponential.ROUND;
import static org.phasesweep.kernel.vector.Lanes.LANES;
import static org.phasesweep.kernel.vector.Lanes.STATES;
import static org.phasesweep.kernel.vector.Lanes.STEP;
import static org.phasesweep.kernel.vector.Lanes.WIDTH;
import static org.phasesweep.kernel.vector.Lanes.lesser;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.phasesweep.kernel.Exponential;
import org.phasesweep.kernel.LiveRows;
import org.phasesweep.kernel.StatePanel;
import org.phasesweep.kernel.Sums;
import org.phasesweep.kernel.Tile;

/** Energies of a tile at one temperature, the rows that matter, and their weights.
 *
 * <p>No vector value may live across a branch that merges, nor go into a method that is not inlined (the compiler would box it);
 * hence the loops over blocks and remainders as separate methods.
 */
final class WeightLoops {

    private WeightLoops() {}

    static boolean weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums) {
        boolean live = false;
        for (int lane = 0; lane < STATES; lane += STEP) {
            live |= keepLive(panel, tile, rowCount, lane, temperature, sums.values());
        }
        if (!live) {
            return false;
        }
        sums.lowerTo(tile.lowest());
        for (int lane = 0; lane < STATES; lane += STEP) {
            accumulate(panel, tile, lane, temperature, sums);
        }
        return true;
    }

    /** Computes energies, their smallest and the live rows of two vectors of states; says whether there are any. */
    private static boolean keepLive(
            StatePanel panel, Tile tile, int rowCount, int lane, double temperature, double[] values) {
        LiveRows live = tile.live(lane);
        int even = rowCount & ~1;
        if (isAbove(panel, tile, temperature, lane, values)
                && isAbove(panel, tile, temperature, lane + WIDTH, values)) {
            live.keep(0);
        } else if (isBelow(panel, tile, temperature, lane, values, Sums.LIMIT, 0)
                && isBelow(panel, tile, temperature, lane + WIDTH, values, Sums.LIMIT, 0)) {
            energiesOfPairs(panel, tile, even, lane, temperature);
            if (even < rowCount) {
                energiesOfRow(panel, tile, even, lane, temperature, values);
            }
            live.keepAll(rowCount);
        } else {
            int count = listedEnergiesOfPairs(panel, tile, even, lane, temperature, values);
            if (even < rowCount) {
                live.room()[count] = even;
                count += energiesOfRow(panel, tile, even, lane, temperature, values);
            }
            live.keep(count);
        }
        return live.count() > 0;
    }

    /** Whether every energy of a state is above its limit, by the smallest products, which bound the smallest energy. */
    private static boolean isAbove(StatePanel panel, Tile tile, double temperature, int lane, double[] values) {
        DoubleVector lowest = bound(panel, tile.smallestDistance(), tile.smallestOverlap(), temperature, lane);
        lowest.intoArray(tile.lowest(), lane);
        return lowest.compare(VectorOperators.GT, DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane))
                .allTrue();
    }

    /** Whether every energy of a state is at or below a limit, by the largest products. */
    private static boolean isBelow(
            StatePanel panel, Tile tile, double temperature, int lane, double[] values, int limits, double excess) {
        DoubleVector highest = bound(panel, tile.largestDistance(), tile.largestOverlap(), temperature, lane);
        DoubleVector limit =
                DoubleVector.fromArray(LANES, values, limits + lane).add(excess);
        return highest.compare(VectorOperators.LE, limit).allTrue();
    }

    /** The energy with extreme products is one: rounding is monotonic. */
    private static DoubleVector bound(
            StatePanel panel, double[] distances, double[] overlaps, double temperature, int lane) {
        DoubleVector twice = DoubleVector.broadcast(LANES, 0.5 / temperature);
        DoubleVector root = DoubleVector.broadcast(LANES, 1.0 / Math.sqrt(temperature));
        DoubleVector half = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane);
        return energy(distances, overlaps, lane, twice, root, half);
    }

    private static void accumulate(StatePanel panel, Tile tile, int firstLane, double temperature, Sums sums) {
        double[] values = sums.values();
        LiveRows live = tile.live(firstLane);
        for (int lane = firstLane; lane < firstLane + STEP; lane += WIDTH) {
            boolean near = isBelow(panel, tile, temperature, lane, values, Sums.MIN_ENERGY, Sums.MOST_EXCESS);
            boolean asTheyAre =
                    near && (!sums.weightsAreUsed() || isBelow(panel, tile, temperature, lane, values, Sums.LIMIT, 0));
            if (asTheyAre) {
                accumulate(tile, live, values, lane, Sums.MIN_ENERGY);
            } else {
                limitExcess(tile, live, values, lane);
                accumulate(tile, live, values, lane, Sums.ZERO);
            }
        }
    }

    /** Energies of rows two by two, with the smallest found in four chains that do not wait for each other. */
    private static void energiesOfPairs(StatePanel panel, Tile tile, int rowCount, int lane, double temperature) {
        double[] distances = tile.distances();
        double[] overlaps = tile.overlaps();
        double[] weights = tile.weights();
        DoubleVector twice = DoubleVector.broadcast(LANES, 0.5 / temperature);
        DoubleVector root = DoubleVector.broadcast(LANES, 1.0 / Math.sqrt(temperature));
        DoubleVector half = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane);
        DoubleVector half2 = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane + WIDTH);
        DoubleVector min = DoubleVector.broadcast(LANES, Double.POSITIVE_INFINITY);
        DoubleVector min2 = min;
        DoubleVector oddMin = min;
        DoubleVector oddMin2 = min;
        for (int row = 0; row < rowCount; row += 2) {
            int i = row * STATES + lane;
            DoubleVector u = energy(distances, overlaps, i, twice, root, half);
            DoubleVector u2 = energy(distances, overlaps, i + WIDTH, twice, root, half2);
            DoubleVector odd = energy(distances, overlaps, i + STATES, twice, root, half);
            DoubleVector odd2 = energy(distances, overlaps, i + STATES + WIDTH, twice, root, half2);
            u.intoArray(weights, i);
            u2.intoArray(weights, i + WIDTH);
            odd.intoArray(weights, i + STATES);
            odd2.intoArray(weights, i + STATES + WIDTH);
            min = lesser(min, u);
            min2 = lesser(min2, u2);
            oddMin = lesser(oddMin, odd);
            oddMin2 = lesser(oddMin2, odd2);
        }
        lesser(min, oddMin).intoArray(tile.lowest(), lane);
        lesser(min2, oddMin2).intoArray(tile.lowest(), lane + WIDTH);
    }

    /**
     * As {@link #energiesOfPairs}; lists the rows that are not above the limit of every state and says how many. A loop of its own,
     * because listing rows that are all live is dear: a slice at d = 64 took 57 ms instead of 52.
     */
    private static int listedEnergiesOfPairs(
            StatePanel panel, Tile tile, int rowCount, int lane, double temperature, double[] values) {
        double[] distances = tile.distances();
        double[] overlaps = tile.overlaps();
        double[] weights = tile.weights();
        int[] live = tile.live(lane).room();
        DoubleVector twice = DoubleVector.broadcast(LANES, 0.5 / temperature);
        DoubleVector root = DoubleVector.broadcast(LANES, 1.0 / Math.sqrt(temperature));
        DoubleVector half = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane);
        DoubleVector half2 = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane + WIDTH);
        DoubleVector limit = DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane);
        DoubleVector limit2 = DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane + WIDTH);
        DoubleVector min = DoubleVector.broadcast(LANES, Double.POSITIVE_INFINITY);
        DoubleVector min2 = min;
        DoubleVector oddMin = min;
        DoubleVector oddMin2 = min;
        int count = 0;
        for (int row = 0; row < rowCount; row += 2) {
            int i = row * STATES + lane;
            DoubleVector u = energy(distances, overlaps, i, twice, root, half);
            DoubleVector u2 = energy(distances, overlaps, i + WIDTH, twice, root, half2);
            DoubleVector odd = energy(distances, overlaps, i + STATES, twice, root, half);
            DoubleVector odd2 = energy(distances, overlaps, i + STATES + WIDTH, twice, root, half2);
            live[count] = row;
            count += isDead(u, u2, limit, limit2) ? 0 : 1;
            live[count] = row + 1;
            count += isDead(odd, odd2, limit, limit2) ? 0 : 1;
            u.intoArray(weights, i);
            u2.intoArray(weights, i + WIDTH);
            odd.intoArray(weights, i + STATES);
            odd2.intoArray(weights, i + STATES + WIDTH);
            min = lesser(min, u);
            min2 = lesser(min2, u2);
            oddMin = lesser(oddMin, odd);
            oddMin2 = lesser(oddMin2, odd2);
        }
        lesser(min, oddMin).intoArray(tile.lowest(), lane);
        lesser(min2, oddMin2).intoArray(tile.lowest(), lane + WIDTH);
        return count;
    }

    private static boolean isDead(DoubleVector u, DoubleVector u2, DoubleVector limit, DoubleVector limit2) {
        return u.compare(VectorOperators.GT, limit)
                .and(u2.compare(VectorOperators.GT, limit2))
                .allTrue();
    }

    private static DoubleVector energy(
            double[] distances, double[] overlaps, int i, DoubleVector twice, DoubleVector root, DoubleVector half) {
        DoubleVector energy = DoubleVector.fromArray(LANES, overlaps, i).fma(root, half);
        return DoubleVector.fromArray(LANES, distances, i).fma(twice, energy);
    }

    /** Returns how many rows, 0 or 1, are not above the limit of every state. */
    private static int energiesOfRow(
            StatePanel panel, Tile tile, int row, int lane, double temperature, double[] values) {
        int i = row * STATES + lane;
        DoubleVector twice = DoubleVector.broadcast(LANES, 0.5 / temperature);
        DoubleVector root = DoubleVector.broadcast(LANES, 1.0 / Math.sqrt(temperature));
        DoubleVector half = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane);
        DoubleVector half2 = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane + WIDTH);
        DoubleVector u = energy(tile.distances(), tile.overlaps(), i, twice, root, half);
        DoubleVector u2 = energy(tile.distances(), tile.overlaps(), i + WIDTH, twice, root, half2);
        u.intoArray(tile.weights(), i);
        u2.intoArray(tile.weights(), i + WIDTH);
        lesser(DoubleVector.fromArray(LANES, tile.lowest(), lane), u).intoArray(tile.lowest(), lane);
        lesser(DoubleVector.fromArray(LANES, tile.lowest(), lane + WIDTH), u2).intoArray(tile.lowest(), lane + WIDTH);
        DoubleVector limit = DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane);
        DoubleVector limit2 = DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane + WIDTH);
        return isDead(u, u2, limit, limit2) ? 0 : 1;
    }

    /** Turns energies of live rows into a, which is that of no weight for those above the limit. */
    private static void limitExcess(Tile tile, LiveRows live, double[] values, int lane) {
        double[] weights = tile.weights();
        int[] rows = live.rows();
        int count = live.count();
        DoubleVector min = DoubleVector.fromArray(LANES, values, Sums.MIN_ENERGY + lane);
        DoubleVector limit =
                lesser(DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane), min.add(Sums.MOST_EXCESS));
        for (int i = 0; i < count; i++) {
            int at = rows[i] * STATES + lane;
            DoubleVector u = DoubleVector.fromArray(LANES, weights, at);
            u.sub(min).blend(CLAMP, u.compare(VectorOperators.GT, limit)).intoArray(weights, at);
        }
    }

    /**
     * {@link Exponential#ofMinus} and the sums, in one loop with its constants before it: inside, they would be broadcast again
     * for each row.
     */
    private static void accumulate(Tile tile, LiveRows live, double[] values, int lane, int reference) {
        double[] weights = tile.weights();
        int[] rows = live.rows();
        int count = live.count();
        DoubleVector min = DoubleVector.fromArray(LANES, values, reference + lane);
        DoubleVector sum = DoubleVector.fromArray(LANES, values, Sums.WEIGHTS + lane);
        DoubleVector squares = DoubleVector.fromArray(LANES, values, Sums.SQUARES + lane);
        DoubleVector energy = DoubleVector.fromArray(LANES, values, Sums.ENERGY + lane);
        DoubleVector energySquares = DoubleVector.fromArray(LANES, values, Sums.ENERGY_SQUARES + lane);
        DoubleVector nothing = DoubleVector.broadcast(LANES, NOTHING);
        DoubleVector log2e = DoubleVector.broadcast(LANES, LOG2_E);
        DoubleVector round = DoubleVector.broadcast(LANES, ROUND);
        DoubleVector ln2High = DoubleVector.broadcast(LANES, -LN2_HIGH);
        DoubleVector ln2Low = DoubleVector.broadcast(LANES, -LN2_LOW);
        DoubleVector one = DoubleVector.broadcast(LANES, 1.0);
        DoubleVector c2 = DoubleVector.broadcast(LANES, C2);
        DoubleVector c3 = DoubleVector.broadcast(LANES, C3);
        DoubleVector c4 = DoubleVector.broadcast(LANES, C4);
        DoubleVector c5 = DoubleVector.broadcast(LANES, C5);
        DoubleVector c6 = DoubleVector.broadcast(LANES, C6);
        DoubleVector c7 = DoubleVector.broadcast(LANES, C7);
        DoubleVector c8 = DoubleVector.broadcast(LANES, C8);
        DoubleVector c9 = DoubleVector.broadcast(LANES, C9);
        DoubleVector c10 = DoubleVector.broadcast(LANES, C10);
        DoubleVector c11 = DoubleVector.broadcast(LANES, C11);
        for (int i = 0; i < count; i++) {
            int at = rows[i] * STATES + lane;
            DoubleVector x = min.sub(DoubleVector.fromArray(LANES, weights, at));
            DoubleVector shifted = x.fma(log2e, round);
            DoubleVector n = shifted.sub(round);
            DoubleVector r = n.fma(ln2Low, n.fma(ln2High, x));
            DoubleVector r2 = r.mul(r);
            DoubleVector r4 = r2.mul(r2);
            DoubleVector low = c5.fma(r, c4).fma(r2, c3.fma(r, c2));
            DoubleVector high = c11.fma(r, c10).fma(r4, c9.fma(r, c8).fma(r2, c7.fma(r, c6)));
            DoubleVector p = high.fma(r4, low);
            p = p.fma(r, one);
            p = p.fma(r, one);
            LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            DoubleVector weight =
                    p.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().sub(nothing);
            DoubleVector minusWeightedEnergy = x.mul(weight);
            weight.intoArray(weights, at);
            sum = sum.add(weight);
            squares = weight.fma(weight, squares);
            energy = energy.sub(minusWeightedEnergy);
            energySquares = x.fma(minusWeightedEnergy, energySquares);
        }
        sum.intoArray(values, Sums.WEIGHTS + lane);
        squares.intoArray(values, Sums.SQUARES + lane);
        energy.intoArray(values, Sums.ENERGY + lane);
        energySquares.intoArray(values, Sums.ENERGY_SQUARES + lane);
    }
}
