package org.phasesweep.kernel;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The inner loops on one whole tile, {@link Tile#ROWS} rows by {@link StatePanel#STATES} states. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TileKernelBenchmark {

    @Param({"16", "64", "784"})
    public int dimension;

    private final TileKernel kernel = TileKernels.fastest();
    private StatePanel panel;
    private Tile tile;
    private Sums sums;

    /** Planted states, and sums that have seen the tile: its rescaling is then that of most tiles of a pass. */
    @Setup
    public void draw() {
        double[] data = normals(Tile.ROWS * dimension);
        double[] noise = normals(StatePanel.STATES * dimension);
        panel = new StatePanel(data, noise, dimension, 0, StatePanel.STATES);
        tile = new Tile(dimension);
        tile.centreOn(data);
        tile.moveTo(data, 0);
        tile.shift(Tile.ROWS);
        tile.sumNorms(Tile.ROWS);
        sums = new Sums(PosteriorDetail.MEAN, dimension);
        products();
        weigh();
    }

    private double[] normals(int count) {
        UniformRandomProvider source = new SplitMix64(count);
        return ZigguratSampler.NormalizedGaussian.of(source).samples(count).toArray();
    }

    @Benchmark
    public Tile products() {
        kernel.products(panel, tile, Tile.ROWS);
        return tile;
    }

    @Benchmark
    public Tile distances() {
        kernel.distances(panel, tile, Tile.ROWS);
        return tile;
    }

    /** With every row alive: the dearest case. */
    @Benchmark
    public Sums weigh() {
        kernel.weigh(panel, tile, Tile.ROWS, 1.0, sums);
        return sums;
    }

    @Benchmark
    public Sums addDistances() {
        kernel.addDistances(tile, sums);
        return sums;
    }

    @Benchmark
    public Sums addToMean() {
        kernel.addToMean(tile, sums);
        return sums;
    }
}
