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

    /** Energies above this one weigh nothing; see {@link #renewLimit}. */
    public static final int LIMIT = 8 * StatePanel.STATES;

    /** 0, the reference of energies that are excesses already. */
    public static final int ZERO = 9 * StatePanel.STATES;

    private static final int LENGTH = 10 * StatePanel.STATES;

    /**
     * An energy above all others that leaves every rescaling finite: with it the first tile multiplies sums that are 0.
     */
    private static final double NO_ENERGY = 1e300;

    /** What a row without weight may add at most is 2^−80 of a sum: the sum of as many as 10⁹ rows is then right to 10⁻¹⁵. */
    private static final int NEGLIGIBLE_BITS = 80;

    /** Sums below 2^−64 lose rows: averages are then so small (an excess energy of 5·10⁻²⁰) that no sum with them keeps a digit. */
    private static final int LEAST_EXPONENT = -64;

    /** A row weighs nothing either when its energy is this far above the smallest; below the clamp by more than any rounding. */
    public static final double MOST_EXCESS = 690;

    private static final double LN_2 = 0.6931471805599453;

    final double[] values = new double[LENGTH];
    final double[] mean;
    final PosteriorDraws draws;
    final ClassSums classes;
    private final boolean weightsAreUsed;

    /** Empty sums without draws and classes. */
    Sums(PosteriorDetail detail, int dimension) {
        this(detail, dimension, PosteriorDraws.NONE, ClassSums.NONE);
    }

    /**
     * Empty sums.
     *
     * @param detail what else is summed with the weights
     * @param dimension d
     * @param draws what is drawn by the weights
     * @param classes what is summed class by class
     */
    Sums(PosteriorDetail detail, int dimension, PosteriorDraws draws, ClassSums classes) {
        Arrays.fill(values, MIN_ENERGY, MIN_ENERGY + StatePanel.STATES, NO_ENERGY);
        Arrays.fill(values, LIMIT, LIMIT + StatePanel.STATES, NO_ENERGY);
        mean = new double[detail == PosteriorDetail.MEAN ? dimension * StatePanel.STATES : 0];
        this.draws = draws;
        this.classes = classes;
        weightsAreUsed =
                detail != PosteriorDetail.ENERGIES || draws != PosteriorDraws.NONE || classes != ClassSums.NONE;
    }

    void copyFrom(Sums other) {
        System.arraycopy(other.values, 0, values, 0, LENGTH);
        System.arraycopy(other.mean, 0, mean, 0, mean.length);
        draws.copyFrom(other.draws);
        classes.copyFrom(other.classes);
    }

    /** Moves every state whose smallest energy in a tile is a new one to it as reference: a grows by the difference. */
    public void lowerTo(double[] lowest) {
        for (int state = 0; state < StatePanel.STATES; state++) {
            values[RESCALE + state] = 1;
            if (lowest[state] < values[MIN_ENERGY + state]) {
                lower(state, lowest[state]);
            }
        }
    }

    private void lower(int state, double minEnergy) {
        double difference = values[MIN_ENERGY + state] - minEnergy;
        double shift = difference > Exponential.CLAMP ? Exponential.CLAMP : difference;
        double scale = Exponential.ofMinus(shift);
        double weights = values[WEIGHTS + state];
        double energy = values[ENERGY + state];
        double twice = Math.fma(shift, weights, energy + energy);
        values[MIN_ENERGY + state] = minEnergy;
        values[ENERGY_SQUARES + state] = scale * Math.fma(shift, twice, values[ENERGY_SQUARES + state]);
        values[ENERGY + state] = scale * Math.fma(shift, weights, energy);
        values[WEIGHTS + state] = scale * weights;
        values[SQUARES + state] = scale * (scale * values[SQUARES + state]);
        values[DISTANCE + state] = scale * values[DISTANCE + state];
        values[NORM + state] = scale * values[NORM + state];
        values[RESCALE + state] = scale;
    }

    /**
     * Sets the energy above which a row weighs nothing: u_min + a with e^{−a} max(1, a²) ≤ 2^{−80} S and S the least of Σ e^{−a}, Σ a e^{−a} and
     * Σ a² e^{−a}, or 2^{−64} if that is more. Leaving it out changes none of these sums in its last bit unless the sum is below 2^{−64}, then by
     * less than 2^{−144}; and every other average by less than 2^{−80} of its deviation from the nearest row. The limit stays right when u_min
     * falls: all sums and the weight shrink by one factor. It is never more than {@link #MOST_EXCESS} above u_min.
     *
     * <p>With L = ln of the inverse of the right side, a = 1.06 L + 6 ≥ L + 2 ln a for all a from 55 to 690.
     */
    void renewLimit() {
        for (int state = 0; state < StatePanel.STATES; state++) {
            double energy = Math.min(values[ENERGY + state], values[ENERGY_SQUARES + state]);
            int exponent = StrictMath.getExponent(Math.min(values[WEIGHTS + state], energy));
            double a = 1.06 * LN_2 * (NEGLIGIBLE_BITS - Math.max(exponent, LEAST_EXPONENT)) + 6;
            values[LIMIT + state] = values[MIN_ENERGY + state] + Math.min(a, MOST_EXCESS);
        }
    }

    /** Whether weights that are left in the tile are read again, so that those without influence must be exactly 0. */
    public boolean weightsAreUsed() {
        return weightsAreUsed;
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
