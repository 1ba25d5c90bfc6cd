package org.phasesweep.kernel.vector;

import static org.phasesweep.kernel.vector.Lanes.LANES;
import static org.phasesweep.kernel.vector.Lanes.STATES;
import static org.phasesweep.kernel.vector.Lanes.STEP;
import static org.phasesweep.kernel.vector.Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import org.phasesweep.kernel.LiveRows;
import org.phasesweep.kernel.Sums;
import org.phasesweep.kernel.Tile;

/** Weighted sums over the live rows of a tile: distances, norms and the posterior mean.
 *
 * <p>No vector value may live across a branch that merges, nor go into a method that is not inlined (the compiler would box it);
 * hence the loops over blocks and remainders as separate methods.
 */
final class AverageLoops {

    /** Components of the mean that an inner loop carries: 8·2 accumulators. */
    private static final int COMPONENTS = 8;

    private AverageLoops() {}

    static void addDistances(Tile tile, Sums sums) {
        for (int lane = 0; lane < STATES; lane += STEP) {
            addDistances(tile, tile.live(lane), sums.values(), lane);
            addDistances(tile, tile.live(lane), sums.values(), lane + WIDTH);
        }
    }

    private static void addDistances(Tile tile, LiveRows liveRows, double[] values, int lane) {
        double[] norms = tile.norms();
        int[] live = liveRows.rows();
        DoubleVector distance = DoubleVector.fromArray(LANES, values, Sums.DISTANCE + lane);
        DoubleVector norm = DoubleVector.fromArray(LANES, values, Sums.NORM + lane);
        int count = liveRows.count();
        for (int i = 0; i < count; i++) {
            int at = live[i] * STATES + lane;
            DoubleVector weight = DoubleVector.fromArray(LANES, tile.weights(), at);
            distance = DoubleVector.fromArray(LANES, tile.distances(), at).fma(weight, distance);
            norm = DoubleVector.broadcast(LANES, norms[live[i]]).fma(weight, norm);
        }
        distance.intoArray(values, Sums.DISTANCE + lane);
        norm.intoArray(values, Sums.NORM + lane);
    }

    static void addToMean(Tile tile, Sums sums) {
        int dimension = sums.mean().length / STATES;
        int blocked = dimension - dimension % COMPONENTS;
        for (int lane = 0; lane < STATES; lane += STEP) {
            for (int k = 0; k < blocked; k += COMPONENTS) {
                components(tile, dimension, k, lane, sums);
            }
            for (int k = blocked; k < dimension; k++) {
                component(tile, dimension, k, lane, sums);
            }
        }
    }

    private static void component(Tile tile, int dimension, int k, int lane, Sums sums) {
        double[] weights = tile.weights();
        int[] live = tile.live(lane).rows();
        int at = k * STATES + lane;
        DoubleVector scale = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane);
        DoubleVector scale2 = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane + WIDTH);
        DoubleVector mean = DoubleVector.fromArray(LANES, sums.mean(), at).mul(scale);
        DoubleVector mean2 =
                DoubleVector.fromArray(LANES, sums.mean(), at + WIDTH).mul(scale2);
        int count = tile.live(lane).count();
        for (int i = 0; i < count; i++) {
            int row = live[i] * STATES + lane;
            DoubleVector y = DoubleVector.broadcast(LANES, tile.shifted()[live[i] * dimension + k]);
            mean = DoubleVector.fromArray(LANES, weights, row).fma(y, mean);
            mean2 = DoubleVector.fromArray(LANES, weights, row + WIDTH).fma(y, mean2);
        }
        mean.intoArray(sums.mean(), at);
        mean2.intoArray(sums.mean(), at + WIDTH);
    }

    private static void components(Tile tile, int dimension, int k, int lane, Sums sums) {
        double[] shifted = tile.shifted();
        double[] weights = tile.weights();
        double[] mean = sums.mean();
        int[] live = tile.live(lane).rows();
        DoubleVector scale = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane);
        DoubleVector scale2 = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane + WIDTH);
        int at = k * STATES + lane;
        DoubleVector m0 = DoubleVector.fromArray(LANES, mean, at).mul(scale);
        DoubleVector n0 = DoubleVector.fromArray(LANES, mean, at + WIDTH).mul(scale2);
        DoubleVector m1 = DoubleVector.fromArray(LANES, mean, at + STATES).mul(scale);
        DoubleVector n1 =
                DoubleVector.fromArray(LANES, mean, at + STATES + WIDTH).mul(scale2);
        DoubleVector m2 = DoubleVector.fromArray(LANES, mean, at + 2 * STATES).mul(scale);
        DoubleVector n2 =
                DoubleVector.fromArray(LANES, mean, at + 2 * STATES + WIDTH).mul(scale2);
        DoubleVector m3 = DoubleVector.fromArray(LANES, mean, at + 3 * STATES).mul(scale);
        DoubleVector n3 =
                DoubleVector.fromArray(LANES, mean, at + 3 * STATES + WIDTH).mul(scale2);
        DoubleVector m4 = DoubleVector.fromArray(LANES, mean, at + 4 * STATES).mul(scale);
        DoubleVector n4 =
                DoubleVector.fromArray(LANES, mean, at + 4 * STATES + WIDTH).mul(scale2);
        DoubleVector m5 = DoubleVector.fromArray(LANES, mean, at + 5 * STATES).mul(scale);
        DoubleVector n5 =
                DoubleVector.fromArray(LANES, mean, at + 5 * STATES + WIDTH).mul(scale2);
        DoubleVector m6 = DoubleVector.fromArray(LANES, mean, at + 6 * STATES).mul(scale);
        DoubleVector n6 =
                DoubleVector.fromArray(LANES, mean, at + 6 * STATES + WIDTH).mul(scale2);
        DoubleVector m7 = DoubleVector.fromArray(LANES, mean, at + 7 * STATES).mul(scale);
        DoubleVector n7 =
                DoubleVector.fromArray(LANES, mean, at + 7 * STATES + WIDTH).mul(scale2);
        int count = tile.live(lane).count();
        for (int i = 0; i < count; i++) {
            int row = live[i];
            DoubleVector weight = DoubleVector.fromArray(LANES, weights, row * STATES + lane);
            DoubleVector weight2 = DoubleVector.fromArray(LANES, weights, row * STATES + lane + WIDTH);
            int y = row * dimension + k;
            DoubleVector y0 = DoubleVector.broadcast(LANES, shifted[y]);
            m0 = weight.fma(y0, m0);
            n0 = weight2.fma(y0, n0);
            DoubleVector y1 = DoubleVector.broadcast(LANES, shifted[y + 1]);
            m1 = weight.fma(y1, m1);
            n1 = weight2.fma(y1, n1);
            DoubleVector y2 = DoubleVector.broadcast(LANES, shifted[y + 2]);
            m2 = weight.fma(y2, m2);
            n2 = weight2.fma(y2, n2);
            DoubleVector y3 = DoubleVector.broadcast(LANES, shifted[y + 3]);
            m3 = weight.fma(y3, m3);
            n3 = weight2.fma(y3, n3);
            DoubleVector y4 = DoubleVector.broadcast(LANES, shifted[y + 4]);
            m4 = weight.fma(y4, m4);
            n4 = weight2.fma(y4, n4);
            DoubleVector y5 = DoubleVector.broadcast(LANES, shifted[y + 5]);
            m5 = weight.fma(y5, m5);
            n5 = weight2.fma(y5, n5);
            DoubleVector y6 = DoubleVector.broadcast(LANES, shifted[y + 6]);
            m6 = weight.fma(y6, m6);
            n6 = weight2.fma(y6, n6);
            DoubleVector y7 = DoubleVector.broadcast(LANES, shifted[y + 7]);
            m7 = weight.fma(y7, m7);
            n7 = weight2.fma(y7, n7);
        }
        m0.intoArray(mean, at);
        n0.intoArray(mean, at + WIDTH);
        m1.intoArray(mean, at + STATES);
        n1.intoArray(mean, at + STATES + WIDTH);
        m2.intoArray(mean, at + 2 * STATES);
        n2.intoArray(mean, at + 2 * STATES + WIDTH);
        m3.intoArray(mean, at + 3 * STATES);
        n3.intoArray(mean, at + 3 * STATES + WIDTH);
        m4.intoArray(mean, at + 4 * STATES);
        n4.intoArray(mean, at + 4 * STATES + WIDTH);
        m5.intoArray(mean, at + 5 * STATES);
        n5.intoArray(mean, at + 5 * STATES + WIDTH);
        m6.intoArray(mean, at + 6 * STATES);
        n6.intoArray(mean, at + 6 * STATES + WIDTH);
        m7.intoArray(mean, at + 7 * STATES);
        n7.intoArray(mean, at + 7 * STATES + WIDTH);
    }
}
