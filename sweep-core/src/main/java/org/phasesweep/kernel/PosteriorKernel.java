package org.phasesweep.kernel;

import java.util.List;

/**
 * The posterior over a data set at states given as vectors (trajectories, populations), all at one temperature: for each state
 * x/a the energies u_j = |x/a − y_j|²/2T, ln Z = ln Σ_j e^{−u_j}, and the mean m = Σ_j w_j y_j, of which the score is
 * (a m − x)/Δ (physics.md §2).
 *
 * <p>Cost: 3 d operations for each state and row, one exponential, and 2 d more where the mean is asked for; rows whose weight is
 * below 2^−80 of the others' at all states of a panel cost neither. Accuracy: energies, ln Z and |m − x/a|² to 1e-12 of themselves (2e-15
 * is typical), at any distance of the data from the origin; the mean itself is a rounded number, so that a score formed from it loses
 * 1e-16 |m|/√T. A state has the same bits alone and among others, and those of a slice whose base point and noise make up the same
 * vector to within rounding.
 */
public final class PosteriorKernel {

    private final TileKernel kernel;
    private final RowSource rows;
    private final long sampleCount;
    private final int dimension;

    /** Takes a state. */
    @FunctionalInterface
    public interface Sink {
        /**
         * States come in increasing order.
         *
         * @param mean m, [d], overwritten by the next state; empty if it was not asked for
         */
        void accept(int state, PosteriorSums sums, double[] mean);
    }

    /**
     * The posterior over some data.
     *
     * @param kernel the inner loops
     * @param rows y, which is read once an evaluation; held data are not copied
     * @param sampleCount N ≥ 1
     * @param dimension d ≥ 1
     */
    public PosteriorKernel(TileKernel kernel, RowSource rows, long sampleCount, int dimension) {
        this.kernel = kernel;
        this.rows = rows;
        this.sampleCount = sampleCount;
        this.dimension = dimension;
    }

    /**
     * Evaluates the posterior at states.
     *
     * @param vectors x/a row-major, [M × d]
     * @param temperature T &gt; 0, of all states
     * @param detail {@link PosteriorDetail#MEAN} for the mean
     * @param perTile called before every tile and panel of states; may throw to give up
     */
    public void evaluate(double[] vectors, double temperature, PosteriorDetail detail, Runnable perTile, Sink sink) {
        ReadOut all = new ReadOut(sampleCount, List.of(0));
        States states = States.at(vectors, dimension);
        new SlicePass(kernel, states, new double[] {temperature}, List.of(all), detail)
                .runWithMean(rows, perTile, (readOut, t, state, sums, mean) -> sink.accept(state, sums, mean));
    }
}
