package org.phasesweep.kernel;

import java.util.Arrays;

/**
 * Running sums of one panel at one temperature: quantity q of state s stands at q·STATES + s. All weights are relative to
 * the smallest energy so far, so that nothing overflows and the largest weight never underflows.
 */
public final class Sums {

    /** Smallest energy so far. */
    public static final int MIN_ENERGY = 0;

    /** Σ e^{−a}, with a = u_j − u_min here and below. */
    public static final int WEIGHTS = StatePanel.STATES;

    /** Σ e^{−2a}. */
    public static final int SQUARES = 2 * StatePanel.STATES;

    /** Σ a e^{−a}. */
    public static final int ENERGY = 3 * StatePanel.STATES;

    /** Σ a² e^{−a}. */
    public static final int ENERGY_SQUARES = 4 * StatePanel.STATES;

    /** Σ |y_j − y₀|² e^{−a}. */
    public static final int DISTANCE = 5 * StatePanel.STATES;

    /** Σ (|y_j|² − |c|²) e^{−a}, with c the first row of the data here and below. */
    public static final int NORM = 6 * StatePanel.STATES;

    /** The factor that the last tile put on all older sums, for the sum of the posterior mean to follow. */
    public static final int RESCALE = 7 * StatePanel.STATES;

    private static final int LENGTH = 8 * StatePanel.STATES;

    /**
     * An energy above all others that leaves every rescaling finite: with it the first tile multiplies sums that are 0.
     */
    private static final double NO_ENERGY = 1e300;

    final double[] values = new double[LENGTH];
    final double[] mean;

    /** Empty sums; with room for Σ (y_j − c) e^{−a}, component-major, or with none for length 0. */
    Sums(int meanLength) {
        Arrays.fill(values, 0, StatePanel.STATES, NO_ENERGY);
        mean = new double[meanLength];
    }

    void copyFrom(Sums other) {
        System.arraycopy(other.values, 0, values, 0, LENGTH);
        System.arraycopy(other.mean, 0, mean, 0, mean.length);
    }

    /** The sums, by quantity. */
    public double[] values() {
        return values;
    }

    /** Σ (y_j − c) e^{−a}: component k of state s at k·STATES + s. */
    public double[] mean() {
        return mean;
    }
}
