package org.phasesweep.kernel.vector;

import static org.phasesweep.kernel.vector.Lanes.LANES;
import static org.phasesweep.kernel.vector.Lanes.STATES;
import static org.phasesweep.kernel.vector.Lanes.STEP;
import static org.phasesweep.kernel.vector.Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import org.phasesweep.kernel.StatePanel;
import org.phasesweep.kernel.Tile;

/**
 * Products of rows with states: each loop over components carries a block of rows times two vectors of states in registers.
 *
 * <p>No vector value may live across a branch that merges, nor go into a method that is not inlined (the compiler would box it);
 * hence the loops over blocks and remainders as separate methods.
 */
final class ProductLoops {

    /** Rows of two products that an inner loop carries: 4·2·2 accumulators. */
    private static final int PRODUCT_ROWS = 4;

    /** Rows of one product that an inner loop carries: 8·2 accumulators. */
    private static final int DISTANCE_ROWS = 8;

    private ProductLoops() {}

    static void products(StatePanel panel, Tile tile, int rowCount) {
        int blocked = rowCount - rowCount % PRODUCT_ROWS;
        for (int lane = 0; lane < STATES; lane += STEP) {
            for (int row = 0; row < blocked; row += PRODUCT_ROWS) {
                products(panel, tile, row, lane);
            }
            for (int row = blocked; row < rowCount; row++) {
                productsOfRow(panel, tile, row, lane);
            }
        }
        extremes(tile.distances(), rowCount, tile.smallestDistance(), tile.largestDistance());
        extremes(tile.overlaps(), rowCount, tile.smallestOverlap(), tile.largestOverlap());
    }

    /** The smallest and largest of each state, or NaN if there is any; found in chains that do not wait for each other. */
    private static void extremes(double[] values, int rowCount, double[] smallest, double[] largest) {
        int even = rowCount & ~1;
        for (int lane = 0; lane < STATES; lane += STEP) {
            extremesOfPairs(values, even, lane, smallest, largest);
            if (even < rowCount) {
                extremesOfRow(values, even, lane, smallest, largest);
                extremesOfRow(values, even, lane + WIDTH, smallest, largest);
            }
        }
    }

    private static void extremesOfPairs(double[] values, int rowCount, int lane, double[] smallest, double[] largest) {
        DoubleVector max = DoubleVector.zero(LANES);
        DoubleVector max2 = max;
        DoubleVector oddMax = max;
        DoubleVector oddMax2 = max;
        DoubleVector min = DoubleVector.broadcast(LANES, Double.POSITIVE_INFINITY);
        DoubleVector min2 = min;
        DoubleVector oddMin = min;
        DoubleVector oddMin2 = min;
        for (int row = 0; row < rowCount; row += 2) {
            int i = row * STATES + lane;
            DoubleVector value = DoubleVector.fromArray(LANES, values, i);
            DoubleVector value2 = DoubleVector.fromArray(LANES, values, i + WIDTH);
            DoubleVector odd = DoubleVector.fromArray(LANES, values, i + STATES);
            DoubleVector odd2 = DoubleVector.fromArray(LANES, values, i + STATES + WIDTH);
            max = max.max(value);
            max2 = max2.max(value2);
            oddMax = oddMax.max(odd);
            oddMax2 = oddMax2.max(odd2);
            min = min.min(value);
            min2 = min2.min(value2);
            oddMin = oddMin.min(odd);
            oddMin2 = oddMin2.min(odd2);
        }
        max.max(oddMax).intoArray(largest, lane);
        max2.max(oddMax2).intoArray(largest, lane + WIDTH);
        min.min(oddMin).intoArray(smallest, lane);
        min2.min(oddMin2).intoArray(smallest, lane + WIDTH);
    }

    private static void extremesOfRow(double[] values, int row, int lane, double[] smallest, double[] largest) {
        DoubleVector value = DoubleVector.fromArray(LANES, values, row * STATES + lane);
        DoubleVector.fromArray(LANES, largest, lane).max(value).intoArray(largest, lane);
        DoubleVector.fromArray(LANES, smallest, lane).min(value).intoArray(smallest, lane);
    }

    private static void productsOfRow(StatePanel panel, Tile tile, int row, int lane) {
        distancesOfRow(panel, tile, row, lane);
        int dimension = panel.dimension();
        double[] data = tile.data();
        int offset = tile.offset() + row * dimension;
        DoubleVector overlap = DoubleVector.zero(LANES);
        DoubleVector overlap2 = overlap;
        for (int k = 0; k < dimension; k++) {
            int at = k * STATES + lane;
            DoubleVector y = DoubleVector.broadcast(LANES, data[offset + k]);
            DoubleVector difference =
                    DoubleVector.fromArray(LANES, panel.base(), at).sub(y);
            DoubleVector difference2 =
                    DoubleVector.fromArray(LANES, panel.base(), at + WIDTH).sub(y);
            overlap = DoubleVector.fromArray(LANES, panel.noise(), at).fma(difference, overlap);
            overlap2 = DoubleVector.fromArray(LANES, panel.noise(), at + WIDTH).fma(difference2, overlap2);
        }
        overlap.intoArray(tile.overlaps(), row * STATES + lane);
        overlap2.intoArray(tile.overlaps(), row * STATES + lane + WIDTH);
    }

    private static void products(StatePanel panel, Tile tile, int row, int lane) {
        int dimension = panel.dimension();
        double[] bases = panel.base();
        double[] noises = panel.noise();
        double[] data = tile.data();
        int r0 = tile.offset() + row * dimension;
        int r1 = r0 + dimension;
        int r2 = r1 + dimension;
        int r3 = r2 + dimension;
        DoubleVector d0 = DoubleVector.zero(LANES);
        DoubleVector d1 = d0;
        DoubleVector d2 = d0;
        DoubleVector d3 = d0;
        DoubleVector e0 = d0;
        DoubleVector e1 = d0;
        DoubleVector e2 = d0;
        DoubleVector e3 = d0;
        DoubleVector g0 = d0;
        DoubleVector g1 = d0;
        DoubleVector g2 = d0;
        DoubleVector g3 = d0;
        DoubleVector h0 = d0;
        DoubleVector h1 = d0;
        DoubleVector h2 = d0;
        DoubleVector h3 = d0;
        for (int k = 0; k < dimension; k++) {
            int at = k * STATES + lane;
            DoubleVector base = DoubleVector.fromArray(LANES, bases, at);
            DoubleVector base2 = DoubleVector.fromArray(LANES, bases, at + WIDTH);
            DoubleVector noise = DoubleVector.fromArray(LANES, noises, at);
            DoubleVector noise2 = DoubleVector.fromArray(LANES, noises, at + WIDTH);
            DoubleVector y0 = DoubleVector.broadcast(LANES, data[r0 + k]);
            DoubleVector f0 = base.sub(y0);
            DoubleVector s0 = base2.sub(y0);
            d0 = f0.fma(f0, d0);
            e0 = s0.fma(s0, e0);
            g0 = noise.fma(f0, g0);
            h0 = noise2.fma(s0, h0);
            DoubleVector y1 = DoubleVector.broadcast(LANES, data[r1 + k]);
            DoubleVector f1 = base.sub(y1);
            DoubleVector s1 = base2.sub(y1);
            d1 = f1.fma(f1, d1);
            e1 = s1.fma(s1, e1);
            g1 = noise.fma(f1, g1);
            h1 = noise2.fma(s1, h1);
            DoubleVector y2 = DoubleVector.broadcast(LANES, data[r2 + k]);
            DoubleVector f2 = base.sub(y2);
            DoubleVector s2 = base2.sub(y2);
            d2 = f2.fma(f2, d2);
            e2 = s2.fma(s2, e2);
            g2 = noise.fma(f2, g2);
            h2 = noise2.fma(s2, h2);
            DoubleVector y3 = DoubleVector.broadcast(LANES, data[r3 + k]);
            DoubleVector f3 = base.sub(y3);
            DoubleVector s3 = base2.sub(y3);
            d3 = f3.fma(f3, d3);
            e3 = s3.fma(s3, e3);
            g3 = noise.fma(f3, g3);
            h3 = noise2.fma(s3, h3);
        }
        int at = row * STATES + lane;
        d0.intoArray(tile.distances(), at);
        e0.intoArray(tile.distances(), at + WIDTH);
        g0.intoArray(tile.overlaps(), at);
        h0.intoArray(tile.overlaps(), at + WIDTH);
        d1.intoArray(tile.distances(), at + STATES);
        e1.intoArray(tile.distances(), at + STATES + WIDTH);
        g1.intoArray(tile.overlaps(), at + STATES);
        h1.intoArray(tile.overlaps(), at + STATES + WIDTH);
        d2.intoArray(tile.distances(), at + 2 * STATES);
        e2.intoArray(tile.distances(), at + 2 * STATES + WIDTH);
        g2.intoArray(tile.overlaps(), at + 2 * STATES);
        h2.intoArray(tile.overlaps(), at + 2 * STATES + WIDTH);
        d3.intoArray(tile.distances(), at + 3 * STATES);
        e3.intoArray(tile.distances(), at + 3 * STATES + WIDTH);
        g3.intoArray(tile.overlaps(), at + 3 * STATES);
        h3.intoArray(tile.overlaps(), at + 3 * STATES + WIDTH);
    }

    static void distances(StatePanel panel, Tile tile, int rowCount) {
        int blocked = rowCount - rowCount % DISTANCE_ROWS;
        for (int lane = 0; lane < STATES; lane += STEP) {
            for (int row = 0; row < blocked; row += DISTANCE_ROWS) {
                distances(panel, tile, row, lane);
            }
            for (int row = blocked; row < rowCount; row++) {
                distancesOfRow(panel, tile, row, lane);
            }
        }
        extremes(tile.distances(), rowCount, tile.smallestDistance(), tile.largestDistance());
    }

    private static void distancesOfRow(StatePanel panel, Tile tile, int row, int lane) {
        int dimension = panel.dimension();
        double[] data = tile.data();
        int offset = tile.offset() + row * dimension;
        DoubleVector distance = DoubleVector.zero(LANES);
        DoubleVector distance2 = distance;
        for (int k = 0; k < dimension; k++) {
            int at = k * STATES + lane;
            DoubleVector y = DoubleVector.broadcast(LANES, data[offset + k]);
            DoubleVector difference =
                    DoubleVector.fromArray(LANES, panel.base(), at).sub(y);
            DoubleVector difference2 =
                    DoubleVector.fromArray(LANES, panel.base(), at + WIDTH).sub(y);
            distance = difference.fma(difference, distance);
            distance2 = difference2.fma(difference2, distance2);
        }
        distance.intoArray(tile.distances(), row * STATES + lane);
        distance2.intoArray(tile.distances(), row * STATES + lane + WIDTH);
    }

    private static void distances(StatePanel panel, Tile tile, int row, int lane) {
        int dimension = panel.dimension();
        double[] bases = panel.base();
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
        DoubleVector e0 = d0;
        DoubleVector e1 = d0;
        DoubleVector e2 = d0;
        DoubleVector e3 = d0;
        DoubleVector e4 = d0;
        DoubleVector e5 = d0;
        DoubleVector e6 = d0;
        DoubleVector e7 = d0;
        for (int k = 0; k < dimension; k++) {
            DoubleVector base = DoubleVector.fromArray(LANES, bases, k * STATES + lane);
            DoubleVector base2 = DoubleVector.fromArray(LANES, bases, k * STATES + lane + WIDTH);
            DoubleVector y0 = DoubleVector.broadcast(LANES, data[r0 + k]);
            DoubleVector f0 = base.sub(y0);
            DoubleVector s0 = base2.sub(y0);
            d0 = f0.fma(f0, d0);
            e0 = s0.fma(s0, e0);
            DoubleVector y1 = DoubleVector.broadcast(LANES, data[r1 + k]);
            DoubleVector f1 = base.sub(y1);
            DoubleVector s1 = base2.sub(y1);
            d1 = f1.fma(f1, d1);
            e1 = s1.fma(s1, e1);
            DoubleVector y2 = DoubleVector.broadcast(LANES, data[r2 + k]);
            DoubleVector f2 = base.sub(y2);
            DoubleVector s2 = base2.sub(y2);
            d2 = f2.fma(f2, d2);
            e2 = s2.fma(s2, e2);
            DoubleVector y3 = DoubleVector.broadcast(LANES, data[r3 + k]);
            DoubleVector f3 = base.sub(y3);
            DoubleVector s3 = base2.sub(y3);
            d3 = f3.fma(f3, d3);
            e3 = s3.fma(s3, e3);
            DoubleVector y4 = DoubleVector.broadcast(LANES, data[r4 + k]);
            DoubleVector f4 = base.sub(y4);
            DoubleVector s4 = base2.sub(y4);
            d4 = f4.fma(f4, d4);
            e4 = s4.fma(s4, e4);
            DoubleVector y5 = DoubleVector.broadcast(LANES, data[r5 + k]);
            DoubleVector f5 = base.sub(y5);
            DoubleVector s5 = base2.sub(y5);
            d5 = f5.fma(f5, d5);
            e5 = s5.fma(s5, e5);
            DoubleVector y6 = DoubleVector.broadcast(LANES, data[r6 + k]);
            DoubleVector f6 = base.sub(y6);
            DoubleVector s6 = base2.sub(y6);
            d6 = f6.fma(f6, d6);
            e6 = s6.fma(s6, e6);
            DoubleVector y7 = DoubleVector.broadcast(LANES, data[r7 + k]);
            DoubleVector f7 = base.sub(y7);
            DoubleVector s7 = base2.sub(y7);
            d7 = f7.fma(f7, d7);
            e7 = s7.fma(s7, e7);
        }
        int at = row * STATES + lane;
        d0.intoArray(tile.distances(), at);
        e0.intoArray(tile.distances(), at + WIDTH);
        d1.intoArray(tile.distances(), at + STATES);
        e1.intoArray(tile.distances(), at + STATES + WIDTH);
        d2.intoArray(tile.distances(), at + 2 * STATES);
        e2.intoArray(tile.distances(), at + 2 * STATES + WIDTH);
        d3.intoArray(tile.distances(), at + 3 * STATES);
        e3.intoArray(tile.distances(), at + 3 * STATES + WIDTH);
        d4.intoArray(tile.distances(), at + 4 * STATES);
        e4.intoArray(tile.distances(), at + 4 * STATES + WIDTH);
        d5.intoArray(tile.distances(), at + 5 * STATES);
        e5.intoArray(tile.distances(), at + 5 * STATES + WIDTH);
        d6.intoArray(tile.distances(), at + 6 * STATES);
        e6.intoArray(tile.distances(), at + 6 * STATES + WIDTH);
        d7.intoArray(tile.distances(), at + 7 * STATES);
        e7.intoArray(tile.distances(), at + 7 * STATES + WIDTH);
    }
}
