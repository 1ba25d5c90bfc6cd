package org.phasesweep.kernel;

/**
 * The inner loops of a posterior sum. Every implementation performs the same operations in the same order for each state, so
 * that all give the same bits: the components of a row in order, the rows of a tile in order, each state on its own.
 * Stateless; shared between threads.
 *
 * <p>Differences between states and data are formed component by component, so that the distance of the planted row is exactly
 * 0 and no distance suffers from the data's distance to the origin; norms and one inner product would lose ε|y|²/T of each
 * energy, and are no faster on processors that subtract beside the multiplications.
 */
public interface TileKernel {

    /** Which implementation this is, for logs and the manifest. */
    String name();

    /**
     * Both products of every row with every state of a slice: D = |y₀ − y_j|² and G = z·(y₀ − y_j). 5 d operations a row and
     * state.
     */
    void products(StatePanel panel, Tile tile, int rowCount);

    /** D = |y₀ − y_j|² alone, for states without noise. 3 d operations a row and state. */
    void distances(StatePanel panel, Tile tile, int rowCount);

    /**
     * Adds the rows of a tile, whose products stand in it, to the sums of one temperature: u_j = D/2T + G/√T + |z|²/2, then the weights relative to the
     * smallest energy including this tile. A row whose energy is above the {@linkplain Sums#renewLimit limit} of its state, or more
     * than {@link Sums#MOST_EXCESS} above the smallest, has weight 0. Leaves in the tile which rows are not above the limit of every
     * state, and their weights; where {@linkplain Sums#weightsAreUsed nothing reads them again}, a weight that changes no sum may
     * stand in place of 0.
     *
     * @return whether any row has a weight; if not, the sums stay as they are
     */
    boolean weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums);

    /** The live rows of the tile last weighed, for this state of the panel. */
    LiveRows live(Tile tile, int state);

    /** Adds Σ_j e^{−a_j} D_j and Σ_j e^{−a_j} (|y_j|² − |c|²) of the tile, after {@link #weigh}. */
    void addDistances(Tile tile, Sums sums);

    /** Adds Σ_j e^{−a_j} (y_j − c) of the tile to the sum of the posterior mean, after {@link #weigh}. */
    void addToMean(Tile tile, Sums sums);
}
