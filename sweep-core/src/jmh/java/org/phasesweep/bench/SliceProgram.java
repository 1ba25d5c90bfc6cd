package org.phasesweep.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.kernel.PosteriorSums;
import org.phasesweep.kernel.TileKernel;
import org.phasesweep.kernel.TileKernels;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.FreeEnergy;
import org.phasesweep.observable.LocalState;
import org.phasesweep.observable.ParticipationRatio;
import org.phasesweep.observable.PlantedWeight;
import org.phasesweep.observable.PosteriorEntropy;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable;
import org.phasesweep.table.NpyWriter;

/**
 * The contestant of {@code compare.py}: {@code SliceProgram FOLDER THREADS} reads {@code FOLDER/problem.json}, draws the
 * data, writes them for the rivals, and then answers each line of standard input, {@code run} or {@code draw}, with the
 * seconds that one slice, or drawing its data, took.
 *
 * <p>A slice is the work of one thread. With more threads as many slices run at once, as in a sweep, and the wall time is
 * divided by their number.
 */
public final class SliceProgram {

    /** Slices before the first timing, for the JVM to compile what they use. */
    private static final int WARM_UP = 5;

    private static final List<StateObservable> OBSERVABLES =
            List.of(new ParticipationRatio(), new PosteriorEntropy(), new FreeEnergy(), new PlantedWeight());

    private final TileKernel kernel = TileKernels.fastest();
    private final SliceProblem problem;
    private final double[] noiseEnergies;

    private SliceProgram(SliceProblem problem) {
        this.problem = problem;
        this.noiseEnergies = new double[problem.stateCount()];
        for (int i = 0; i < problem.noise().length; i++) {
            double z = problem.noise()[i];
            noiseEnergies[i / problem.dimension()] = Math.fma(0.5 * z, z, noiseEnergies[i / problem.dimension()]);
        }
    }

    /** What {@code problem.json} says. */
    private record Request(int dimension, int states, long[] sampleCounts, double[] temperatures) {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        Request request =
                new ObjectMapper().readValue(folder.resolve("problem.json").toFile(), Request.class);
        SliceProblem problem = SliceProblem.draw(
                request.dimension(), request.states(), request.sampleCounts(), request.temperatures());
        SliceProgram program = new SliceProgram(problem);
        program.write(folder);
        program.warmUp();
        System.out.println("ready");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(program.secondsEach(line.equals("draw") ? program::draw : program::slice, threads));
            }
        }
    }

    private void write(Path folder) throws IOException {
        int dimension = problem.dimension();
        write(folder.resolve("data.npy"), problem.data(), problem.data().length / dimension, dimension);
        write(folder.resolve("base.npy"), problem.base(), problem.stateCount(), dimension);
        write(folder.resolve("noise.npy"), problem.noise(), problem.stateCount(), dimension);
        write(
                folder.resolve("phasesweep.npy"),
                slice(),
                problem.sampleCounts().length,
                problem.temperatures().length,
                OBSERVABLES.size());
    }

    private static void write(Path file, double[] values, int... shape) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            NpyWriter.write(out, values, shape);
        }
    }

    /** Means over the states of each observable, [sample counts × temperatures × observables]. */
    private double[] slice() {
        int temperatures = problem.temperatures().length;
        double[] means = new double[problem.sampleCounts().length * temperatures * OBSERVABLES.size()];
        problem.run(kernel, PosteriorDetail.ENERGIES, (readOut, temperature, state, sums) -> {
            int row = Arrays.binarySearch(problem.sampleCounts(), readOut.sampleCount());
            add(state(readOut.sampleCount(), temperature, state, sums), means, row * temperatures + temperature);
        });
        return means;
    }

    private PosteriorState state(long sampleCount, int temperature, int state, PosteriorSums sums) {
        return new PosteriorState(
                problem.dimension(),
                sampleCount,
                new Channel(problem.temperatures()[temperature], 1, 1, 0),
                noiseEnergies[state],
                sums,
                LocalState.UNKNOWN);
    }

    private void add(PosteriorState state, double[] means, int cell) {
        for (int i = 0; i < OBSERVABLES.size(); i++) {
            means[cell * OBSERVABLES.size() + i] += OBSERVABLES.get(i).value(state) / problem.stateCount();
        }
    }

    private double[] draw() {
        double[] data = new double[problem.data().length];
        SliceProblem.draw(problem.dimension(), data);
        return data;
    }

    private void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            slice();
            draw();
        }
    }

    /** A piece of work whose result keeps it from being optimised away. */
    @FunctionalInterface
    private interface Work {
        double[] result();
    }

    private double secondsEach(Work work, int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        List<Future<double[]>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            results.add(pool.submit(work::result));
        }
        for (Future<double[]> result : results) {
            result.get();
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        pool.shutdown();
        return seconds / threads;
    }
}
