package org.phasesweep.kernel;

/** The kernel in plain Java, one state at a time: the reference for the bits of the vector kernel. */
public final class ScalarTileKernel implements TileKernel {

    private static final int STATES = StatePanel.STATES;

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void products(StatePanel panel, Tile tile, int rowCount) {
        distances(panel, tile, rowCount);
        for (int row = 0; row < rowCount; row++) {
            for (int state = 0; state < STATES; state++) {
                tile.overlaps[row * STATES + state] = overlap(panel, tile, row, state);
            }
        }
    }

    private static double overlap(StatePanel panel, Tile tile, int row, int state) {
        int rowOffset = tile.offset + row * panel.dimension;
        double overlap = 0;
        for (int k = 0; k < panel.dimension; k++) {
            int i = k * STATES + state;
            overlap = Math.fma(panel.noise[i], panel.base[i] - tile.data[rowOffset + k], overlap);
        }
        return overlap;
    }

    @Override
    public void distances(StatePanel panel, Tile tile, int rowCount) {
        for (int row = 0; row < rowCount; row++) {
            for (int state = 0; state < STATES; state++) {
                tile.distances[row * STATES + state] = distance(panel, tile, row, state);
            }
        }
    }

    private static double distance(StatePanel panel, Tile tile, int row, int state) {
        int rowOffset = tile.offset + row * panel.dimension;
        double distance = 0;
        for (int k = 0; k < panel.dimension; k++) {
            double difference = panel.base[k * STATES + state] - tile.data[rowOffset + k];
            distance = Math.fma(difference, difference, distance);
        }
        return distance;
    }

    @Override
    public boolean weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums) {
        double inverseTwiceT = 0.5 / temperature;
        double inverseSqrtT = 1.0 / Math.sqrt(temperature);
        for (int state = 0; state < STATES; state++) {
            double lowest = Double.POSITIVE_INFINITY;
            for (int row = 0; row < rowCount; row++) {
                int i = row * STATES + state;
                double energy = Math.fma(tile.overlaps[i], inverseSqrtT, panel.halfNoiseNorm[state]);
                energy = Math.fma(tile.distances[i], inverseTwiceT, energy);
                tile.weights[i] = energy;
                lowest = lesser(lowest, energy);
            }
            tile.lowest[state] = lowest;
        }
        keepLive(tile, rowCount, sums.values);
        if (tile.live(0).count() == 0) {
            return false;
        }
        sums.lowerTo(tile.lowest);
        for (int state = 0; state < STATES; state++) {
            accumulate(tile, sums.values, state);
        }
        return true;
    }

    @Override
    public LiveRows live(Tile tile, int state) {
        return tile.live(0);
    }

    /** b where it is less, else a: so that NaN is never the smallest. */
    private static double lesser(double a, double b) {
        return b < a ? b : a;
    }

    private static void keepLive(Tile tile, int rowCount, double[] values) {
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            boolean dead = true;
            for (int state = 0; state < STATES; state++) {
                dead &= tile.weights[row * STATES + state] > values[Sums.LIMIT + state];
            }
            if (!dead) {
                tile.live(0).room()[count++] = row;
            }
        }
        tile.live(0).keep(count);
    }

    private static void accumulate(Tile tile, double[] values, int state) {
        double minEnergy = values[Sums.MIN_ENERGY + state];
        double limit = lesser(values[Sums.LIMIT + state], minEnergy + Sums.MOST_EXCESS);
        for (int row = 0; row < tile.live(0).count(); row++) {
            int i = tile.live(0).rows()[row] * STATES + state;
            double energy = tile.weights[i];
            double a = energy > limit ? Exponential.CLAMP : energy - minEnergy;
            double weight = Exponential.ofMinus(a) - Exponential.NOTHING;
            double weightedEnergy = a * weight;
            tile.weights[i] = weight;
            values[Sums.WEIGHTS + state] += weight;
            values[Sums.SQUARES + state] = Math.fma(weight, weight, values[Sums.SQUARES + state]);
            values[Sums.ENERGY + state] += weightedEnergy;
            values[Sums.ENERGY_SQUARES + state] = Math.fma(a, weightedEnergy, values[Sums.ENERGY_SQUARES + state]);
        }
    }

    @Override
    public void addDistances(Tile tile, Sums sums) {
        double[] values = sums.values;
        for (int state = 0; state < STATES; state++) {
            for (int row = 0; row < tile.live(0).count(); row++) {
                int i = tile.live(0).rows()[row] * STATES + state;
                double weight = tile.weights[i];
                values[Sums.DISTANCE + state] = Math.fma(tile.distances[i], weight, values[Sums.DISTANCE + state]);
                values[Sums.NORM + state] =
                        Math.fma(tile.norms[tile.live(0).rows()[row]], weight, values[Sums.NORM + state]);
            }
        }
    }

    @Override
    public void addToMean(Tile tile, Sums sums) {
        int dimension = sums.mean.length / STATES;
        for (int state = 0; state < STATES; state++) {
            for (int k = 0; k < dimension; k++) {
                double mean = sums.mean[k * STATES + state] * sums.values[Sums.RESCALE + state];
                for (int row = 0; row < tile.live(0).count(); row++) {
                    double y = tile.shifted[tile.live(0).rows()[row] * dimension + k];
                    mean = Math.fma(tile.weights[tile.live(0).rows()[row] * STATES + state], y, mean);
                }
                sums.mean[k * STATES + state] = mean;
            }
        }
    }
}
