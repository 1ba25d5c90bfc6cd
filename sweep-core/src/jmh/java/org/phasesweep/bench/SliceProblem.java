package org.phasesweep.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.kernel.ReadOut;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.kernel.SlicePass;
import org.phasesweep.kernel.States;
import org.phasesweep.kernel.TileKernel;
import org.phasesweep.model.GaussianModel;
import org.phasesweep.model.Realization;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Settings;

/**
 * A slice to be timed: standard normal data, states planted in their first rows, and a grid of temperatures and sample
 * counts. The data are kept, so that drawing them can be timed on its own.
 *
 * @param dimension d
 * @param sampleCounts increasing; the last one is the number of rows, the first at least the number of states
 * @param temperatures T
 * @param data row-major [N × d]
 * @param blocks the same rows, as many to a block as a pass reads at once
 * @param base y₀ row-major [M × d]: the first M rows
 * @param noise z row-major [M × d]
 */
public record SliceProblem(
        int dimension,
        long[] sampleCounts,
        double[] temperatures,
        double[] data,
        double[][] blocks,
        double[] base,
        double[] noise) {

    private static final long SEED = 20260101;

    /** Draws a problem; the same numbers every time. */
    public static SliceProblem draw(int dimension, int states, long[] sampleCounts, double[] temperatures) {
        int rows = (int) sampleCounts[sampleCounts.length - 1];
        double[] data = new double[rows * dimension];
        draw(dimension, data);
        double[] base = new double[states * dimension];
        System.arraycopy(data, 0, base, 0, base.length);
        double[] noise = new double[base.length];
        UniformRandomProvider source = streams(dimension).stream(Purpose.NOISE, 0);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = normal.sample();
        }
        return new SliceProblem(dimension, sampleCounts, temperatures, data, blocks(data, dimension), base, noise);
    }

    /** Draws the data as a sweep does, block by block, into a whole number of rows. */
    public static void draw(int dimension, double[] data) {
        Realization realization = realization(dimension);
        double[] block = new double[RowSource.BLOCK_ROWS * dimension];
        for (int from = 0; from < data.length; from += block.length) {
            int length = Math.min(block.length, data.length - from);
            realization.block(from / block.length, length / dimension, block);
            System.arraycopy(block, 0, data, from, length);
        }
    }

    private static Realization realization(int dimension) {
        Settings settings = Settings.of(Map.of("variance", 1.0));
        return new GaussianModel().create(settings, dimension, null).realize(streams(dimension));
    }

    private static RandomStreams streams(int dimension) {
        List<String> content = List.of("dimension=" + dimension);
        return new RandomStreams(SEED, content, content, 0);
    }

    /** M. */
    public int stateCount() {
        return base.length / dimension;
    }

    /** Runs a slice pass over the kept data. */
    public void run(TileKernel kernel, PosteriorDetail detail, SlicePass.Sink sink) {
        List<Integer> all = IntStream.range(0, temperatures.length).boxed().toList();
        List<ReadOut> readOuts =
                Arrays.stream(sampleCounts).mapToObj(n -> new ReadOut(n, all)).toList();
        States states = States.noised(base, noise, dimension);
        new SlicePass(kernel, states, temperatures, readOuts, detail)
                .run((block, count, scratch) -> blocks[(int) block], () -> {}, sink);
    }

    /** Rows of a block: of data that are drawn as they are needed, which a sweep's are, none is copied either. */
    private static double[][] blocks(double[] data, int dimension) {
        int length = RowSource.BLOCK_ROWS * dimension;
        double[][] blocks = new double[(data.length + length - 1) / length][];
        Arrays.setAll(blocks, b -> Arrays.copyOfRange(data, b * length, Math.min(data.length, (b + 1) * length)));
        return blocks;
    }
}
