package org.phasesweep.bench;

import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.kernel.TileKernel;
import org.phasesweep.kernel.TileKernels;

/** A whole slice: 24 temperatures from 0.05 to 8, 12 sample counts, 64 planted states. Data are drawn beforehand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class SliceBenchmark {

    private static final int TEMPERATURES = 24;
    private static final int SAMPLE_COUNTS = 12;
    private static final int STATES = 64;

    @Param({"64", "784"})
    public int dimension;

    @Param("60000")
    public int largestSampleCount;

    @Param({"log", "linear"})
    public String spacing;

    private final TileKernel kernel = TileKernels.fastest();
    private SliceProblem problem;

    @Setup
    public void draw() {
        problem = SliceProblem.draw(
                dimension,
                STATES,
                Grids.sampleCounts(largestSampleCount, SAMPLE_COUNTS, spacing),
                Grids.spaced(0.05, 8, TEMPERATURES, "log"));
    }

    /** Energies: what most observables are functions of. */
    @Benchmark
    public void energies(Blackhole sink) {
        run(PosteriorDetail.ENERGIES, sink);
    }

    @Benchmark
    public void distances(Blackhole sink) {
        run(PosteriorDetail.DISTANCES, sink);
    }

    @Benchmark
    public void mean(Blackhole sink) {
        run(PosteriorDetail.MEAN, sink);
    }

    private void run(PosteriorDetail detail, Blackhole sink) {
        problem.run(kernel, detail, (readOut, temperature, state, sums) -> sink.consume(sums));
    }
}
