package org.phasesweep.sampler;

import java.util.Set;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.spec.Settings;

/**
 * States noised from points of the data set: the exact law of the empirical forward process, and of the exact reverse
 * process at that time. The planted point of replica r is row r mod N.
 */
public final class PlantedSampler implements SamplerType {

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public String summary() {
        return "states noised from points of the data set (replica r from row r mod N)";
    }

    @Override
    public Set<Need> serves(Settings settings) {
        return PosteriorSampler.serving(Need.PLANTED_POINT, Need.FLUCTUATIONS);
    }

    @Override
    public Sampler create(Settings settings) {
        return new PosteriorSampler(new Rows());
    }

    @Override
    public UnitCost cost(UnitSize size) {
        return PosteriorCost.planted(size);
    }

    /** Base points that are the first rows of the data. */
    static final class Rows implements PosteriorSampler.BasePoints {

        @Override
        public long index(Realization realization, int replica, long sampleCount) {
            return replica % sampleCount;
        }

        @Override
        public double[] rows(Realization realization, long[] indices, int dimension) {
            double[] rows = new double[indices.length * dimension];
            double[] block = new double[Realization.BLOCK_ROWS * dimension];
            long current = -1;
            for (int replica = 0; replica < indices.length; replica++) {
                long wanted = indices[replica] / Realization.BLOCK_ROWS;
                if (wanted != current) {
                    realization.block(wanted, rowsNeeded(indices, wanted), block);
                    current = wanted;
                }
                int row = (int) (indices[replica] % Realization.BLOCK_ROWS);
                System.arraycopy(block, row * dimension, rows, replica * dimension, dimension);
            }
            return rows;
        }

        /** A file may end inside a block, so no row is asked for beyond those that are planted. */
        private static int rowsNeeded(long[] indices, long block) {
            int needed = 0;
            for (long index : indices) {
                if (index / Realization.BLOCK_ROWS == block) {
                    needed = Math.max(needed, (int) (index % Realization.BLOCK_ROWS) + 1);
                }
            }
            return needed;
        }

        @Override
        public boolean arePlanted() {
            return true;
        }
    }
}
