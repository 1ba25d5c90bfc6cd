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

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.phasesweep.kernel.Exponential;
import org.phasesweep.kernel.StatePanel;
import org.phasesweep.kernel.Sums;
import org.phasesweep.kernel.Tile;
import org.phasesweep.kernel.TileKernel;

/**
 * The kernel on vector lanes, one state a lane: data are only broadcast and nothing is ever summed across lanes, so the
 * order of operations, and every bit, is that of the scalar kernel at any vector width. Each inner loop carries a block of rows
 * (or components) times two vectors of states in registers.
 *
 * <p>No vector value may live across a branch that merges (the compiler would box it); hence the loops over blocks and
 * remainders as separate methods.
 */
public final class VectorTileKernel implements TileKernel {

    private static final VectorSpecies<Double> LANES =
            DoubleVector.SPECIES_PREFERRED.length() <= 8 ? DoubleVector.SPECIES_PREFERRED : DoubleVector.SPECIES_512;
    private static final int WIDTH = LANES.length();
    private static final int STATES = StatePanel.STATES;

    /** States that an inner loop carries. */
    private static final int STEP = 2 * WIDTH;

    /** Rows of two products that an inner loop carries: 4·2·2 accumulators. */
    private static final int PRODUCT_ROWS = 4;

    /** Rows of one product, and components of the mean, that an inner loop carries: 8·2 accumulators. */
    private static final int BLOCK = 8;

    @Override
    public String name() {
        return "vector-" + LANES.vectorBitSize();
    }

    @Override
    public void products(StatePanel panel, Tile tile, int rowCount) {
        int blocked = rowCount - rowCount % PRODUCT_ROWS;
        for (int lane = 0; lane < STATES; lane += STEP) {
            for (int row = 0; row < blocked; row += PRODUCT_ROWS) {
                products(panel, tile, row, lane);
            }
            for (int row = blocked; row < rowCount; row++) {
                productsOfRow(panel, tile, row, lane);
            }
        }
        largest(tile.distances(), rowCount, tile.largestDistance());
        largest(tile.overlaps(), rowCount, tile.largestOverlap());
    }

    /** The largest of each state, found in four chains that do not wait for each other. */
    private static void largest(double[] values, int rowCount, double[] largest) {
        int even = rowCount & ~1;
        for (int lane = 0; lane < STATES; lane += STEP) {
            largestOfPairs(values, even, lane, largest);
            if (even < rowCount) {
                largestOfRow(values, even, lane, largest);
                largestOfRow(values, even, lane + WIDTH, largest);
            }
        }
    }

    private static void largestOfPairs(double[] values, int rowCount, int lane, double[] largest) {
        DoubleVector max = DoubleVector.zero(LANES);
        DoubleVector max2 = max;
        DoubleVector oddMax = max;
        DoubleVector oddMax2 = max;
        for (int row = 0; row < rowCount; row += 2) {
            int i = row * STATES + lane;
            max = greater(max, DoubleVector.fromArray(LANES, values, i));
            max2 = greater(max2, DoubleVector.fromArray(LANES, values, i + WIDTH));
            oddMax = greater(oddMax, DoubleVector.fromArray(LANES, values, i + STATES));
            oddMax2 = greater(oddMax2, DoubleVector.fromArray(LANES, values, i + STATES + WIDTH));
        }
        greater(max, oddMax).intoArray(largest, lane);
        greater(max2, oddMax2).intoArray(largest, lane + WIDTH);
    }

    private static void largestOfRow(double[] values, int row, int lane, double[] largest) {
        DoubleVector value = DoubleVector.fromArray(LANES, values, row * STATES + lane);
        greater(DoubleVector.fromArray(LANES, largest, lane), value).intoArray(largest, lane);
    }

    /** b where it is greater, else a. */
    private static DoubleVector greater(DoubleVector a, DoubleVector b) {
        return a.blend(b, a.lt(b));
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

    @Override
    public void distances(StatePanel panel, Tile tile, int rowCount) {
        int blocked = rowCount - rowCount % BLOCK;
        for (int lane = 0; lane < STATES; lane += STEP) {
            for (int row = 0; row < blocked; row += BLOCK) {
                distances(panel, tile, row, lane);
            }
            for (int row = blocked; row < rowCount; row++) {
                distancesOfRow(panel, tile, row, lane);
            }
        }
        largest(tile.distances(), rowCount, tile.largestDistance());
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

    @Override
    public void weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums) {
        int even = rowCount & ~1;
        for (int lane = 0; lane < STATES; lane += STEP) {
            energiesOfPairs(panel, tile, even, lane, temperature);
            if (even < rowCount) {
                energiesOfRow(panel, tile, even, lane, temperature);
            }
        }
        sums.lowerTo(tile.lowest());
        double[] values = sums.values();
        boolean allLive = isBelow(panel, tile, temperature, values, Sums.LIMIT, 0);
        if (allLive) {
            tile.keepAll(rowCount);
        } else {
            tile.keepLive(live(tile, rowCount, values));
        }
        boolean near = isBelow(panel, tile, temperature, values, Sums.MIN_ENERGY, Sums.MOST_EXCESS);
        boolean asTheyAre = near && (allLive || !sums.weightsAreUsed());
        for (int lane = 0; lane < STATES; lane += WIDTH) {
            if (asTheyAre) {
                accumulate(tile, values, lane, Sums.MIN_ENERGY);
            } else {
                limitExcess(tile, values, lane);
                accumulate(tile, values, lane, Sums.ZERO);
            }
        }
    }

    /** Whether every energy of the tile is at or below a limit of its state, by the largest products. */
    private static boolean isBelow(
            StatePanel panel, Tile tile, double temperature, double[] values, int limits, double excess) {
        boolean below = true;
        DoubleVector twice = DoubleVector.broadcast(LANES, 0.5 / temperature);
        DoubleVector root = DoubleVector.broadcast(LANES, 1.0 / Math.sqrt(temperature));
        for (int lane = 0; lane < STATES; lane += WIDTH) {
            DoubleVector half = DoubleVector.fromArray(LANES, panel.halfNoiseNorm(), lane);
            DoubleVector highest = energy(tile.largestDistance(), tile.largestOverlap(), lane, twice, root, half);
            DoubleVector limit =
                    DoubleVector.fromArray(LANES, values, limits + lane).add(excess);
            below &= highest.compare(VectorOperators.LE, limit).allTrue();
        }
        return below;
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

    private static DoubleVector energy(
            double[] distances, double[] overlaps, int i, DoubleVector twice, DoubleVector root, DoubleVector half) {
        DoubleVector energy = DoubleVector.fromArray(LANES, overlaps, i).fma(root, half);
        return DoubleVector.fromArray(LANES, distances, i).fma(twice, energy);
    }

    /** b where it is less, else a. */
    private static DoubleVector lesser(DoubleVector a, DoubleVector b) {
        return a.blend(b, b.lt(a));
    }

    private static void energiesOfRow(StatePanel panel, Tile tile, int row, int lane, double temperature) {
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
    }

    /** Lists the rows that are not above the limit of every state. */
    private static int live(Tile tile, int rowCount, double[] values) {
        int[] live = tile.roomForLive();
        double[] energies = tile.weights();
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            live[count] = row;
            count += isDead(energies, row * STATES, values) ? 0 : 1;
        }
        return count;
    }

    private static boolean isDead(double[] energies, int at, double[] values) {
        boolean dead = true;
        for (int lane = 0; lane < STATES; lane += STEP) {
            DoubleVector limit = DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane);
            DoubleVector limit2 = DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane + WIDTH);
            VectorMask<Double> above =
                    DoubleVector.fromArray(LANES, energies, at + lane).compare(VectorOperators.GT, limit);
            VectorMask<Double> above2 =
                    DoubleVector.fromArray(LANES, energies, at + lane + WIDTH).compare(VectorOperators.GT, limit2);
            dead &= above.and(above2).allTrue();
        }
        return dead;
    }

    /** Turns energies of live rows into a, which is that of no weight for those above the limit. */
    private static void limitExcess(Tile tile, double[] values, int lane) {
        double[] weights = tile.weights();
        int[] live = tile.live();
        int count = tile.liveCount();
        DoubleVector min = DoubleVector.fromArray(LANES, values, Sums.MIN_ENERGY + lane);
        DoubleVector limit =
                lesser(DoubleVector.fromArray(LANES, values, Sums.LIMIT + lane), min.add(Sums.MOST_EXCESS));
        for (int i = 0; i < count; i++) {
            int at = live[i] * STATES + lane;
            DoubleVector u = DoubleVector.fromArray(LANES, weights, at);
            u.sub(min).blend(CLAMP, u.compare(VectorOperators.GT, limit)).intoArray(weights, at);
        }
    }

    /**
     * {@link Exponential#ofMinus} and the sums, in one loop with its constants before it: inside, they would be broadcast again
     * for each row.
     */
    private static void accumulate(Tile tile, double[] values, int lane, int reference) {
        double[] weights = tile.weights();
        int[] live = tile.live();
        int count = tile.liveCount();
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
            int at = live[i] * STATES + lane;
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

    @Override
    public void addDistances(Tile tile, Sums sums) {
        for (int lane = 0; lane < STATES; lane += WIDTH) {
            addDistances(tile, sums.values(), lane);
        }
    }

    private static void addDistances(Tile tile, double[] values, int lane) {
        double[] norms = tile.norms();
        int[] live = tile.live();
        DoubleVector distance = DoubleVector.fromArray(LANES, values, Sums.DISTANCE + lane);
        DoubleVector norm = DoubleVector.fromArray(LANES, values, Sums.NORM + lane);
        int count = tile.liveCount();
        for (int i = 0; i < count; i++) {
            int at = live[i] * STATES + lane;
            DoubleVector weight = DoubleVector.fromArray(LANES, tile.weights(), at);
            distance = DoubleVector.fromArray(LANES, tile.distances(), at).fma(weight, distance);
            norm = DoubleVector.broadcast(LANES, norms[live[i]]).fma(weight, norm);
        }
        distance.intoArray(values, Sums.DISTANCE + lane);
        norm.intoArray(values, Sums.NORM + lane);
    }

    @Override
    public void addToMean(Tile tile, Sums sums) {
        int dimension = sums.mean().length / STATES;
        int blocked = dimension - dimension % BLOCK;
        for (int lane = 0; lane < STATES; lane += STEP) {
            for (int k = 0; k < blocked; k += BLOCK) {
                components(tile, dimension, k, lane, sums);
            }
            for (int k = blocked; k < dimension; k++) {
                component(tile, dimension, k, lane, sums);
            }
        }
    }

    private static void component(Tile tile, int dimension, int k, int lane, Sums sums) {
        double[] weights = tile.weights();
        int[] live = tile.live();
        int at = k * STATES + lane;
        DoubleVector scale = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane);
        DoubleVector scale2 = DoubleVector.fromArray(LANES, sums.values(), Sums.RESCALE + lane + WIDTH);
        DoubleVector mean = DoubleVector.fromArray(LANES, sums.mean(), at).mul(scale);
        DoubleVector mean2 =
                DoubleVector.fromArray(LANES, sums.mean(), at + WIDTH).mul(scale2);
        int count = tile.liveCount();
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
        int[] live = tile.live();
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
        int count = tile.liveCount();
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
