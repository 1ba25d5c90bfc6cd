package org.phasesweep.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.kernel.PosteriorKernel;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.kernel.TileKernel;
import org.phasesweep.kernel.TileKernels;
import org.phasesweep.model.LabelColumn;
import org.phasesweep.model.NpyReader;
import org.phasesweep.model.RawRows;
import org.phasesweep.table.NpyWriter;

/**
 * The contestant of {@code compare.py vectors}: {@code VectorsProgram FOLDER THREADS} evaluates the posterior over
 * {@code data.npy} at {@code states.npy}, writes score and log-sum-exp of each state, and then answers each line of standard input
 * with the seconds that this took. Threads share out the states.
 */
public final class VectorsProgram {

    private static final int WARM_UP = 5;

    private final TileKernel kernel = TileKernels.fastest();
    private final double[][] blocks;
    private final int rows;
    private final int dimension;
    private final double[] states;
    private final double temperature;
    private final int threads;
    private final ExecutorService pool;

    private VectorsProgram(Path folder, int threads) throws Exception {
        RawRows data = read(folder.resolve("data.npy"));
        rows = data.rows();
        dimension = data.columns();
        blocks = blocks(data);
        states = read(folder.resolve("states.npy")).values();
        JsonNode problem =
                new ObjectMapper().readTree(folder.resolve("problem.json").toFile());
        temperature = problem.get("temperature").asDouble();
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads);
    }

    private static RawRows read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return new NpyReader().read(in, file.toString(), LabelColumn.NONE);
        }
    }

    private static double[][] blocks(RawRows data) {
        int length = RowSource.BLOCK_ROWS * data.columns();
        double[] values = data.values();
        double[][] blocks = new double[(values.length + length - 1) / length][];
        Arrays.setAll(blocks, b -> Arrays.copyOfRange(values, b * length, Math.min(values.length, (b + 1) * length)));
        return blocks;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        VectorsProgram program = new VectorsProgram(folder, Integer.parseInt(arguments[1]));
        program.write(folder);
        for (int i = 0; i < WARM_UP; i++) {
            program.run();
        }
        System.out.println("ready");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                long start = System.nanoTime();
                program.run();
                System.out.println((System.nanoTime() - start) * 1e-9);
            }
        }
        program.pool.shutdown();
    }

    private void write(Path folder) throws Exception {
        try (OutputStream out = Files.newOutputStream(folder.resolve("phasesweep.npy"))) {
            NpyWriter.write(out, run(), states.length / dimension, dimension + 1);
        }
    }

    /** Score and ln Z of every state, [M × (d + 1)]. */
    private double[] run() throws Exception {
        int count = states.length / dimension;
        double[] results = new double[count * (dimension + 1)];
        List<Future<?>> parts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int from = count * thread / threads;
            int to = count * (thread + 1) / threads;
            parts.add(pool.submit(() -> evaluate(from, to, results)));
        }
        for (Future<?> part : parts) {
            part.get();
        }
        return results;
    }

    private void evaluate(int from, int to, double[] results) {
        double[] vectors = Arrays.copyOfRange(states, from * dimension, to * dimension);
        new PosteriorKernel(kernel, (block, count, scratch) -> blocks[(int) block], rows, dimension)
                .evaluate(
                        vectors,
                        temperature,
                        PosteriorDetail.MEAN,
                        () -> {},
                        (state, sums, mean) -> keep(from + state, sums, mean, results));
    }

    private void keep(int state, PosteriorSums sums, double[] mean, double[] results) {
        int at = state * (dimension + 1);
        for (int k = 0; k < dimension; k++) {
            results[at + k] = (mean[k] - states[state * dimension + k]) / temperature;
        }
        results[at + dimension] = StrictMath.log(sums.weights()) - sums.minEnergy();
    }
}
