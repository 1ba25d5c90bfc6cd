package org.phasesweep.kernel;

import org.phasesweep.random.RandomStreams;

/** Makes data rows block by block; row values do not depend on how many are asked for. */
@FunctionalInterface
public interface RowSource {

    /** Rows in a block; a whole number of tiles. */
    int BLOCK_ROWS = RandomStreams.BLOCK_ROWS;

    /** Writes the first {@code rowCount} rows of a block, row-major. */
    void block(long block, int rowCount, double[] target);
}
