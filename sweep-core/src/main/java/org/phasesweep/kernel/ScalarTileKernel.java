package org.phasesweep.kernel;

/** The kernel in plain Java, one state at a time: the reference for the bits of the vector kernel. */
public final class ScalarTileKernel implements TileKernel {

    private static final int STATES = StatePanel.STATES;

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void firstProducts(StatePanel panel, Tile tile, int rowCount) {
        for (int row = 0; row < rowCount; row++) {
            for (int state = 0; state < panel.lanes(); state++) {
                firstProducts(panel, tile, row, state);
            }
        }
    }

    private static void firstProducts(StatePanel panel, Tile tile, int row, int state) {
        int dimension = panel.dimension;
        int rowOffset = tile.offset + row * dimension;
        double distance = 0;
        double overlap = 0;
        for (int k = 0; k < dimension; k++) {
            double difference = panel.base[k * STATES + state] - tile.data[rowOffset + k];
            distance = Math.fma(difference, difference, distance);
            overlap = Math.fma(panel.noise[k * STATES + state], difference, overlap);
        }
        tile.distances[row * STATES + state] = distance;
        tile.overlaps[row * STATES + state] = overlap;
    }

    @Override
    public void weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums) {
        double inverseTwiceT = 0.5 / temperature;
        double inverseSqrtT = 1.0 / Math.sqrt(temperature);
        for (int state = 0; state < panel.lanes(); state++) {
            double minEnergy = sums.values[Sums.MIN_ENERGY + state];
            for (int row = 0; row < rowCount; row++) {
                int i = row * STATES + state;
                double energy = Math.fma(tile.overlaps[i], inverseSqrtT, panel.halfNoiseNorm[state]);
                energy = Math.fma(tile.distances[i], inverseTwiceT, energy);
                tile.weights[i] = energy;
                minEnergy = energy < minEnergy ? energy : minEnergy;
            }
            rescale(sums.values, state, minEnergy);
            accumulate(tile, rowCount, sums.values, state);
        }
    }

    /** Moves the sums of a state to a new reference energy: a grows by the difference. */
    private static void rescale(double[] values, int state, double minEnergy) {
        double shift = values[Sums.MIN_ENERGY + state] - minEnergy;
        shift = shift > Exponential.CLAMP ? Exponential.CLAMP : shift;
        double scale = Exponential.ofMinus(shift);
        double weights = values[Sums.WEIGHTS + state];
        double energy = values[Sums.ENERGY + state];
        double twice = Math.fma(shift, weights, energy + energy);
        values[Sums.MIN_ENERGY + state] = minEnergy;
        values[Sums.ENERGY_SQUARES + state] = scale * Math.fma(shift, twice, values[Sums.ENERGY_SQUARES + state]);
        values[Sums.ENERGY + state] = scale * Math.fma(shift, weights, energy);
        values[Sums.WEIGHTS + state] = scale * weights;
        values[Sums.SQUARES + state] = scale * (scale * values[Sums.SQUARES + state]);
        values[Sums.DISTANCE + state] = scale * values[Sums.DISTANCE + state];
        values[Sums.NORM + state] = scale * values[Sums.NORM + state];
        values[Sums.RESCALE + state] = scale;
    }

    private static void accumulate(Tile tile, int rowCount, double[] values, int state) {
        for (int row = 0; row < rowCount; row++) {
            int i = row * STATES + state;
            double difference = tile.weights[i] - values[Sums.MIN_ENERGY + state];
            double a = difference > Exponential.CLAMP ? Exponential.CLAMP : difference;
            double weight = Exponential.ofMinus(a);
            double weightedEnergy = a * weight;
            tile.weights[i] = weight;
            values[Sums.WEIGHTS + state] += weight;
            values[Sums.SQUARES + state] = Math.fma(weight, weight, values[Sums.SQUARES + state]);
            values[Sums.ENERGY + state] += weightedEnergy;
            values[Sums.ENERGY_SQUARES + state] = Math.fma(a, weightedEnergy, values[Sums.ENERGY_SQUARES + state]);
            values[Sums.DISTANCE + state] = Math.fma(tile.distances[i], weight, values[Sums.DISTANCE + state]);
            values[Sums.NORM + state] = Math.fma(tile.norms[row], weight, values[Sums.NORM + state]);
        }
    }

    @Override
    public void addToMean(StatePanel panel, Tile tile, int rowCount, Sums sums) {
        int dimension = panel.dimension;
        for (int state = 0; state < panel.lanes(); state++) {
            for (int k = 0; k < dimension; k++) {
                double mean = sums.mean[k * STATES + state] * sums.values[Sums.RESCALE + state];
                for (int row = 0; row < rowCount; row++) {
                    mean = Math.fma(tile.weights[row * STATES + state], tile.shifted[row * dimension + k], mean);
                }
                sums.mean[k * STATES + state] = mean;
            }
        }
    }
}
