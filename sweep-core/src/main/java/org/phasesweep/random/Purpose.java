package org.phasesweep.random;

/** What a stream of random numbers is for. The name is part of the stream's key: never rename one. */
public enum Purpose {
    /** Data rows, in blocks of {@link RandomStreams#BLOCK_ROWS}. */
    DATA,
    /** What the law of the data is drawn with: the features of a manifold, in one stream. */
    LAW,
    /** The random order of the rows of a data file. */
    ORDER,
    /** New draws of the data distribution for fresh states, in blocks of {@link RandomStreams#BLOCK_ROWS}. */
    FRESH,
    /** The noise z, one stream a replica. */
    NOISE,
    /** Draws from the posterior, and what else a sampler draws at a state, one stream a replica. */
    POSTERIOR,
    /** The energies of the data points, one stream a replica. */
    LEVELS,
    /** What two chains have in common that show by meeting how long a chain remembers its beginning, one stream a draw. */
    COUPLING
}
