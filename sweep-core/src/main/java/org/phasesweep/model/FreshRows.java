package org.phasesweep.model;

import java.util.function.LongFunction;

/**
 * Draws outside the data set, in blocks whose rows come one after another: a block is drawn as far as it is asked for, as replicas are
 * few. Not thread-safe.
 */
final class FreshRows {

    private final int dimension;
    private final LongFunction<Rows> blocks;
    private double[] drawn = {};
    private long block = -1;
    private Rows rows;
    private int count;

    /** Writes the next row of a block, d values from the offset. */
    @FunctionalInterface
    interface Rows {
        void next(double[] target, int offset);
    }

    /** @param blocks begins a block anew */
    FreshRows(int dimension, LongFunction<Rows> blocks) {
        this.dimension = dimension;
        this.blocks = blocks;
    }

    /** Writes the draw of that index, d values from the offset. */
    void write(long index, double[] target, int offset) {
        int row = (int) (index % Realization.BLOCK_ROWS);
        drawTo(index / Realization.BLOCK_ROWS, row);
        System.arraycopy(drawn, row * dimension, target, offset, dimension);
    }

    private void drawTo(long wanted, int row) {
        if (wanted != block) {
            drawn = new double[Realization.BLOCK_ROWS * dimension];
            block = wanted;
            rows = blocks.apply(wanted);
            count = 0;
        }
        for (; count <= row; count++) {
            rows.next(drawn, count * dimension);
        }
    }
}
