package org.phasesweep.statistics;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.phasesweep.random.RandomStreams;

/**
 * Resamples whole realizations, because cells of a slice are correlated. The indices are a function of the seed and of what is
 * resampled, so that an analysis done again gives the same errors.
 */
public final class Bootstrap {

    /** Resamples: the error of an error bar is then 1/√(2·400) = 3.5 %. */
    public static final int RESAMPLES = 400;

    private final UniformRandomProvider source;

    /**
     * A bootstrap.
     *
     * @param seed of the sweep
     * @param subject what is resampled, in words
     */
    public Bootstrap(long seed, String subject) {
        ByteBuffer hash = ByteBuffer.wrap(RandomStreams.sha256(List.of("bootstrap", Long.toString(seed), subject)));
        this.source = new Philox4x64(new long[] {hash.getLong(), hash.getLong(), 0, 0, 0, 0});
    }

    /** Indices of the next resample: {@code count} draws with replacement from 0 … count − 1. */
    public int[] resample(int count) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = source.nextInt(count);
        }
        return indices;
    }
}
