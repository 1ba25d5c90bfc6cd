package org.phasesweep.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;

/**
 * Independent identically distributed rows.
 *
 * @param dimension d
 * @param law the law of a row
 * @param isotropicVariance σ² where it is N(0, σ² I)
 * @param population the law's posterior, where it has a closed form
 */
public record IidModel(int dimension, RowLaw law, OptionalDouble isotropicVariance, Optional<Population> population)
        implements DataModel {

    /** Rows of another law than N(0, σ² I), with a posterior that has no closed form. */
    public IidModel(int dimension, RowLaw law) {
        this(dimension, law, OptionalDouble.empty(), Optional.empty());
    }

    /** Rows of another law than N(0, σ² I), with its posterior. */
    public IidModel(RowLaw law, Population population) {
        this(population.dimension(), law, OptionalDouble.empty(), Optional.of(population));
    }

    @Override
    public Realization realize(RandomStreams streams) {
        return new IidRealization(streams);
    }

    private final class IidRealization implements Realization {

        private final RandomStreams streams;
        private final FreshRows fresh;

        IidRealization(RandomStreams streams) {
            this.streams = streams;
            this.fresh = new FreshRows(dimension, block -> {
                UniformRandomProvider source = streams.stream(Purpose.FRESH, block);
                return (target, offset) -> law.draw(source, target, offset);
            });
        }

        @Override
        public void block(long block, int rowCount, double[] target) {
            UniformRandomProvider source = streams.stream(Purpose.DATA, block);
            for (int row = 0; row < rowCount; row++) {
                law.draw(source, target, row * dimension);
            }
        }

        @Override
        public void block(long block, int rowCount, double[] target, int[] classes) {
            UniformRandomProvider source = streams.stream(Purpose.DATA, block);
            for (int row = 0; row < rowCount; row++) {
                classes[row] = law.drawWithClass(source, target, row * dimension);
            }
        }

        @Override
        public int classCount() {
            return population.map(Population::classCount).orElse(1);
        }

        @Override
        public Optional<Population> population() {
            return population;
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
