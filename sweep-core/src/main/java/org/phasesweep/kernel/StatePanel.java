package org.phasesweep.kernel;

/**
 * Up to {@link #STATES} states x/a = y₀ + √T z, or x/a = y₀, side by side, so that a kernel puts states on its vector lanes: component k
 * of state s stands at k·STATES + s. Where there are fewer, the last is repeated: it keeps no row alive that the others do not.
 */
public final class StatePanel {

    /**
     * States in a panel, two of the widest vectors: a constant of the memory layout, without influence on any bit of a result.
     */
    public static final int STATES = 16;

    final int dimension;
    final int count;
    final double[] base;
    final double[] noise;
    final double[] halfNoiseNorm = new double[STATES];
    final double[] baseNorm = new double[STATES];

    /**
     * Packs states.
     *
     * @param base y₀ row-major, [M × d]
     * @param noise z row-major, [M × d], or empty for none
     * @param dimension d
     * @param first index of the first state of the panel
     * @param count number of states, 1 … STATES
     */
    StatePanel(double[] base, double[] noise, int dimension, int first, int count) {
        this.dimension = dimension;
        this.count = count;
        this.base = packed(base, first);
        this.noise = noise.length == 0 ? noise : packed(noise, first);
        for (int state = 0; state < STATES && hasNoise(); state++) {
            halfNoiseNorm[state] = 0.5 * squaredNorm(noise, row(state, first) * dimension, dimension);
        }
    }

    private int row(int state, int first) {
        return first + Math.min(state, count - 1);
    }

    private double[] packed(double[] rows, int first) {
        double[] packed = new double[dimension * STATES];
        for (int state = 0; state < STATES; state++) {
            int offset = row(state, first) * dimension;
            for (int k = 0; k < dimension; k++) {
                packed[k * STATES + state] = rows[offset + k];
            }
        }
        return packed;
    }

    /** Whether x/a differs from y₀. */
    boolean hasNoise() {
        return noise.length > 0;
    }

    /** d. */
    public int dimension() {
        return dimension;
    }

    /** y₀, component-major. */
    public double[] base() {
        return base;
    }

    /** z, component-major; empty where there is none. */
    public double[] noise() {
        return noise;
    }

    /** |z|²/2 of each state. */
    public double[] halfNoiseNorm() {
        return halfNoiseNorm;
    }

    /** Computes |y₀|² − |c|² of every state, as {@link Tile} does for rows. */
    void centreOn(double[] centre) {
        for (int state = 0; state < count; state++) {
            double norm = 0;
            for (int k = 0; k < dimension; k++) {
                double y = base[k * STATES + state];
                norm = Math.fma(y - centre[k], y + centre[k], norm);
            }
            baseNorm[state] = norm;
        }
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
