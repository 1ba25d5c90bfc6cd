package org.phasesweep.model;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;

/**
 * Rows of {@link IsingModel}.
 *
 * @param length L
 * @param beta β
 * @param sweeps between rows
 * @param burnIn sweeps before the first row of a block
 */
record IsingData(int length, double beta, int sweeps, int burnIn) implements DataModel {

    @Override
    public int dimension() {
        return length * length;
    }

    @Override
    public Optional<RowEnergy> energy() {
        return Optional.of(this::energy);
    }

    /** −Σ s_i s_j / d, each spin with the next one in its row and in its column. */
    private double energy(double[] rows, int offset) {
        int spins = dimension();
        double sum = 0;
        for (int i = 0; i < spins; i++) {
            double right = rows[offset + ((i + 1) % length == 0 ? i + 1 - length : i + 1)];
            double below = rows[offset + (i + length) % spins];
            sum += rows[offset + i] * (right + below);
        }
        return -sum / spins;
    }

    @Override
    public Realization realize(RandomStreams streams) {
        return new Chains(streams);
    }

    private final class Chains implements Realization {

        private final RandomStreams streams;
        private final FreshRows fresh;

        Chains(RandomStreams streams) {
            this.streams = streams;
            this.fresh = new FreshRows(dimension(), block -> {
                IsingChain chain = chain(Purpose.FRESH, block);
                return (target, offset) -> next(chain, target, offset);
            });
        }

        @Override
        public void block(long block, int rowCount, double[] target) {
            IsingChain chain = chain(Purpose.DATA, block);
            for (int row = 0; row < rowCount; row++) {
                next(chain, target, row * dimension());
            }
        }

        private IsingChain chain(Purpose purpose, long block) {
            UniformRandomProvider source = streams.stream(purpose, block);
            IsingChain chain = new IsingChain(length, beta, source);
            chain.sweep(burnIn);
            return chain;
        }

        private void next(IsingChain chain, double[] target, int offset) {
            chain.sweep(sweeps);
            chain.write(target, offset);
        }

        @Override
        public long freshIndex(int replica, long sampleCount) {
            return replica;
        }

        @Override
        public void freshRow(long freshIndex, double[] target, int offset) {
            fresh.write(freshIndex, target, offset);
        }
    }
}
