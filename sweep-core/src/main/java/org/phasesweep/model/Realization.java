package org.phasesweep.model;

import java.util.Arrays;
import java.util.Optional;
import org.phasesweep.random.RandomStreams;

/**
 * One data set, made block by block from its streams and never stored: rows b·1024 … b·1024 + 1023 form block b. Row
 * values do not depend on how many rows are asked for. Not thread-safe: one per unit.
 */
public interface Realization {

    /** Rows per block. */
    int BLOCK_ROWS = RandomStreams.BLOCK_ROWS;

    /**
     * Writes the first rows of a block, row-major.
     *
     * @param block index of the block, from 0
     * @param rowCount how many of its rows, 1 … 1024
     * @param target at least rowCount·d long; overwritten
     */
    void block(long block, int rowCount, double[] target);

    /**
     * As {@link #block(long, int, double[])}, with the class of each row.
     *
     * @param classes at least rowCount long; overwritten by 0 … {@link #classCount} − 1
     */
    default void block(long block, int rowCount, double[] target, int[] classes) {
        block(block, rowCount, target);
        Arrays.fill(classes, 0, rowCount, 0);
    }

    /** How many classes the rows are of; one where the model has none. */
    default int classCount() {
        return 1;
    }

    /**
     * Identifies the fresh draw of a replica at a sample count: equal numbers mean the same point. For a distribution it is
     * the replica; for a file of n rows it is the row order[n−1−(r mod (n−N))].
     */
    long freshIndex(int replica, long sampleCount);

    /** Writes the fresh draw of that index, d values from the offset. */
    void freshRow(long freshIndex, double[] target, int offset);

    /** The law that the rows are drawn from, where its posterior has a closed form; the same object whenever asked. */
    default Optional<Population> population() {
        return Optional.empty();
    }
}
