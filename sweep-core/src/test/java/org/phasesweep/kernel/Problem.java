package org.phasesweep.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Gaussian data, base points that are its first rows, noise. */
record Problem(int dimension, double[] data, double[] base, double[] noise) {

    static Problem of(int dimension, int rows, int states, double offset) {
        UniformRandomProvider source = new SplitMix64(1000L * dimension + rows);
        double[] data = normals(source, rows * dimension, offset);
        double[] base = new double[states * dimension];
        for (int i = 0; i < base.length; i++) {
            base[i] = data[i % data.length];
        }
        return new Problem(dimension, data, base, normals(source, states * dimension, 0));
    }

    private static double[] normals(UniformRandomProvider source, int count, double offset) {
        return ZigguratSampler.NormalizedGaussian.of(source)
                .samples(count)
                .map(x -> x + offset)
                .toArray();
    }

    int states() {
        return base.length / dimension;
    }

    int rows() {
        return data.length / dimension;
    }

    RowSource source() {
        return (block, count, scratch) -> {
            System.arraycopy(data, (int) block * RowSource.BLOCK_ROWS * dimension, scratch, 0, count * dimension);
            return scratch;
        };
    }

    Map<String, PosteriorSums> run(TileKernel kernel, double[] temperatures, long... sampleCounts) {
        List<Integer> all = IntStream.range(0, temperatures.length).boxed().toList();
        List<ReadOut> readOuts = new ArrayList<>();
        for (long n : sampleCounts) {
            readOuts.add(new ReadOut(n, all));
        }
        Map<String, PosteriorSums> results = new TreeMap<>();
        new SlicePass(kernel, States.noised(base, noise, dimension), temperatures, readOuts, PosteriorDetail.MEAN)
                .run(source(), () -> {}, (readOut, t, state, sums) -> {
                    String key = readOut.sampleCount() + "/" + temperatures[t] + "/" + state;
                    assertThat(results.put(key, sums)).isNull();
                });
        return results;
    }

    /** S₁ and both draws of every read-out. */
    Map<String, List<Object>> draw(
            TileKernel kernel, PosteriorDetail detail, double[] temperatures, long... sampleCounts) {
        List<Integer> all = IntStream.range(0, temperatures.length).boxed().toList();
        List<ReadOut> readOuts =
                LongStream.of(sampleCounts).mapToObj(n -> new ReadOut(n, all)).toList();
        SlicePass.Uniforms uniforms = (state, index) -> 1 - new SplitMix64(1000L * state + index).nextDouble();
        Map<String, List<Object>> results = new TreeMap<>();
        States states = States.noised(base, noise, dimension);
        Wanted wanted = new Wanted(detail, Optional.of(uniforms), Optional.empty());
        new SlicePass(kernel, states, temperatures, readOuts, wanted)
                .runWithDetails(
                        source(),
                        () -> {},
                        (readOut, t, state, sums, details) -> results.put(
                                readOut.sampleCount() + "/" + temperatures[t] + "/" + state,
                                List.of(
                                        sums.weights(),
                                        Arrays.toString(details.one()),
                                        Arrays.toString(details.other()))));
        return results;
    }

    /** The shares of classes at every read-out, row j being of class 3j² + j mod 7, where no block begins with the same. */
    Map<String, List<Double>> shares(
            TileKernel kernel, PosteriorDetail detail, double[] temperatures, long... sampleCounts) {
        List<Integer> all = IntStream.range(0, temperatures.length).boxed().toList();
        List<ReadOut> readOuts =
                LongStream.of(sampleCounts).mapToObj(n -> new ReadOut(n, all)).toList();
        int[] ofBlock = new int[RowSource.BLOCK_ROWS];
        RowSource rows = (block, count, scratch) -> {
            Arrays.setAll(ofBlock, row -> classOf((int) block * RowSource.BLOCK_ROWS + row));
            return source().block(block, count, scratch);
        };
        Wanted wanted = new Wanted(detail, Optional.empty(), Optional.of(new RowClasses(7, ofBlock)));
        Map<String, List<Double>> results = new TreeMap<>();
        new SlicePass(kernel, States.noised(base, noise, dimension), temperatures, readOuts, wanted)
                .runWithDetails(
                        rows,
                        () -> {},
                        (readOut, t, state, sums, details) -> results.put(
                                readOut.sampleCount() + "/" + temperatures[t] + "/" + state,
                                Arrays.stream(details.classShares()).boxed().toList()));
        return results;
    }

    static int classOf(int row) {
        return (3 * row * row + row) % 7;
    }

    /** x/a = y₀ + √T z. */
    double[] vectors(double temperature) {
        double root = Math.sqrt(temperature);
        return IntStream.range(0, base.length)
                .mapToDouble(i -> Math.fma(root, noise[i], base[i]))
                .toArray();
    }

    List<Result> evaluate(TileKernel kernel, double temperature, double[] vectors) {
        List<Result> results = new ArrayList<>();
        new PosteriorKernel(kernel, source(), rows(), dimension)
                .evaluate(vectors, temperature, PosteriorDetail.MEAN, () -> {}, (state, sums, mean) -> {
                    assertThat(state).isEqualTo(results.size());
                    results.add(new Result(
                            sums,
                            IntStream.range(0, mean.length)
                                    .mapToObj(k -> mean[k])
                                    .toList()));
                });
        return results;
    }

    /** What the kernel for given states says of one. */
    record Result(PosteriorSums sums, List<Double> mean) {

        double logZ() {
            return StrictMath.log(sums.weights()) - sums.minEnergy();
        }
    }
}
