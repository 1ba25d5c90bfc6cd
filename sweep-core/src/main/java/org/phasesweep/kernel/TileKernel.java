package org.phasesweep.kernel;

/**
 * The three inner loops of a slice. Every implementation performs the same operations in the same order for each state, so
 * that all give the same bits: the components of a row in order, the rows of a tile in order, each state on its own.
 * Stateless; shared between threads.
 */
public interface TileKernel {

    /** Which implementation this is, for logs and the manifest. */
    String name();

    /**
     * First products of every row with every state: D = |y₀ − y_j|² and G = z·(y₀ − y_j), from differences formed component
     * by component, so that D of the planted row is exactly 0 and no distance suffers from the data's distance to the
     * origin. 5 d operations a row and state.
     */
    void firstProducts(StatePanel panel, Tile tile, int rowCount);

    /**
     * Adds the rows of a tile to the sums of one temperature: u_j = D/2T + G/√T + |z|²/2, then the weights relative to the
     * smallest energy including this tile. An energy more than {@link Exponential#CLAMP} above it counts as that much above, so
     * that a² e^{−a} is nothing too, however cold it is. Leaves the weights in the tile.
     */
    void weigh(StatePanel panel, Tile tile, int rowCount, double temperature, Sums sums);

    /** Adds Σ_j e^{−a_j} (y_j − c) of the tile to the sum of the posterior mean, after {@link #weigh}. */
    void addToMean(StatePanel panel, Tile tile, int rowCount, Sums sums);
}
