package org.phasesweep.kernel;

import org.phasesweep.random.RandomStreams;

/** The data of a pass, block by block; row values do not depend on how many are asked for. */
@FunctionalInterface
public interface RowSource {

    /** Rows in a block; a whole number of tiles. */
    int BLOCK_ROWS = RandomStreams.BLOCK_ROWS;

    /**
     * The first {@code rowCount} rows of a block, row-major: in a longer array that is held anyway and stays untouched, or written
     * into the one that is given.
     *
     * @param scratch with room for them
     * @return the array that they are in, from its beginning
     */
    double[] block(long block, int rowCount, double[] scratch);
}
