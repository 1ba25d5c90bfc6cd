package org.phasesweep.sampler;

import java.util.Set;
import org.phasesweep.model.Realization;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.spec.Settings;

/**
 * States noised from new draws of the data distribution, which are not in the data set; of a file, from rows that the
 * realization's prefix leaves out.
 */
public final class FreshSampler implements SamplerType {

    @Override
    public String name() {
        return "fresh";
    }

    @Override
    public String summary() {
        return "states noised from new draws of the data distribution, outside the data set";
    }

    @Override
    public Set<Need> serves(Settings settings) {
        return PosteriorSampler.serving(Need.FLUCTUATIONS);
    }

    @Override
    public Sampler create(Settings settings) {
        return new PosteriorSampler(new NewDraws());
    }

    @Override
    public UnitCost cost(UnitSize size) {
        return PosteriorCost.fresh(size);
    }

    /** Base points that are not in the data. */
    static final class NewDraws implements PosteriorSampler.BasePoints {

        @Override
        public long index(Realization realization, int replica, long sampleCount) {
            return realization.freshIndex(replica, sampleCount);
        }

        @Override
        public double[] rows(Realization realization, long[] indices, int dimension) {
            double[] rows = new double[indices.length * dimension];
            for (int replica = 0; replica < indices.length; replica++) {
                realization.freshRow(indices[replica], rows, replica * dimension);
            }
            return rows;
        }

        @Override
        public boolean arePlanted() {
            return false;
        }
    }
}
