package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;

/**
 * Independent identically distributed rows.
 *
 * @param dimension d
 * @param law the law of a row
 */
public record IidModel(int dimension, RowLaw law) implements DataModel {

    @Override
    public Realization realize(RandomStreams streams) {
        return new IidRealization(streams);
    }

    private final class IidRealization implements Realization {

        private final RandomStreams streams;
        private final double[] freshBlock = new double[BLOCK_ROWS * dimension];
        private long freshBlockIndex = -1;

        IidRealization(RandomStreams streams) {
            this.streams = streams;
        }

        @Override
        public void block(long block, int rowCount, double[] target) {
            draw(Purpose.DATA, block, rowCount, target);
        }

        @Override
        public long freshIndex(int replica, long sampleCount) {
            return replica;
        }

        @Override
        public void freshRow(long freshIndex, double[] target, int offset) {
            long block = freshIndex / BLOCK_ROWS;
            if (block != freshBlockIndex) {
                draw(Purpose.FRESH, block, BLOCK_ROWS, freshBlock);
                freshBlockIndex = block;
            }
            int row = (int) (freshIndex % BLOCK_ROWS);
            System.arraycopy(freshBlock, row * dimension, target, offset, dimension);
        }

        private void draw(Purpose purpose, long block, int rowCount, double[] target) {
            UniformRandomProvider source = streams.stream(purpose, block);
            for (int row = 0; row < rowCount; row++) {
                law.draw(source, target, row * dimension);
            }
        }
    }
}
