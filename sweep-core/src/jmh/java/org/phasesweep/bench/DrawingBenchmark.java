package org.phasesweep.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Drawing Gaussian data as a sweep does, per number: 16 blocks of 1024 rows, each with its own stream. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DrawingBenchmark {

    private static final int DIMENSION = 64;
    private static final int NUMBERS = 16 * 1024 * DIMENSION;

    private final double[] data = new double[NUMBERS];

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double[] normals() {
        SliceProblem.draw(DIMENSION, data);
        return data;
    }
}
