package org.phasesweep.kernel;

/**
 * Up to {@link #STATES} states x/a = y₀ + √T z side by side, so that a kernel puts states on its vector lanes: component k
 * of state s stands at k·STATES + s. Unused states are zero.
 */
public final class StatePanel {

    /** States in a panel: a constant of the memory layout, without influence on any bit of a result. */
    public static final int STATES = 32;

    /** Lanes are filled up to a multiple of this, the widest vector in use. */
    private static final int LANE_GROUP = 8;

    final int dimension;
    final int count;
    final double[] base;
    final double[] noise;
    final double[] halfNoiseNorm = new double[STATES];

    /**
     * Packs states.
     *
     * @param base y₀ row-major, [M × d]
     * @param noise z row-major, [M × d]
     * @param dimension d
     * @param first index of the first state of the panel
     * @param count number of states, 1 … STATES
     */
    StatePanel(double[] base, double[] noise, int dimension, int first, int count) {
        this.dimension = dimension;
        this.count = count;
        this.base = new double[dimension * STATES];
        this.noise = new double[dimension * STATES];
        for (int state = 0; state < count; state++) {
            int offset = (first + state) * dimension;
            for (int k = 0; k < dimension; k++) {
                this.base[k * STATES + state] = base[offset + k];
                this.noise[k * STATES + state] = noise[offset + k];
            }
            halfNoiseNorm[state] = 0.5 * squaredNorm(noise, offset, dimension);
        }
    }

    /** d. */
    public int dimension() {
        return dimension;
    }

    /** y₀, component-major. */
    public double[] base() {
        return base;
    }

    /** z, component-major. */
    public double[] noise() {
        return noise;
    }

    /** |z|²/2 of each state. */
    public double[] halfNoiseNorm() {
        return halfNoiseNorm;
    }

    /** Lanes a kernel must fill: the number of states, rounded up. */
    public int lanes() {
        return (count + LANE_GROUP - 1) / LANE_GROUP * LANE_GROUP;
    }

    /** |y₀|² − |c|² of a state, as {@link Tile} forms it for rows. */
    double baseNorm(int state, double[] centre) {
        double norm = 0;
        for (int k = 0; k < dimension; k++) {
            double y = base[k * STATES + state];
            norm = Math.fma(y - centre[k], y + centre[k], norm);
        }
        return norm;
    }

    /** |v|² of d values from the offset, summed in order of the components. */
    static double squaredNorm(double[] values, int offset, int dimension) {
        double sum = 0;
        for (int k = offset; k < offset + dimension; k++) {
            sum = Math.fma(values[k], values[k], sum);
        }
        return sum;
    }
}
