package org.phasesweep.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.plan.UnitPrices;
import org.phasesweep.sampler.MachineSpeed;
import org.phasesweep.sampler.Work;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.table.UnitRow;

/**
 * Measures this machine in about five seconds by computing small units, each of which is mostly one kind of work, on all
 * cores at once. Time is processor time, so that other programs beside it do little harm.
 *
 * <p>The first unit runs in a JVM that has not compiled anything yet: what the process spends more than its later,
 * steady time, compiler included, is the warm-up.
 */
public final class SpeedPilot {

    private static final double WARM_UP_SECONDS = 1.5;
    private static final double TRIAL_SECONDS = 0.03;
    private static final int ROUNDS = 4;
    private static final int LEAST_REPETITIONS = 5;
    private static final int DATA_ROWS = 4096;
    private static final int DATA_COLUMNS = 64;

    private static final String SPEC = """
            sweep: pilot
            seed: 1
            model: MODEL
            axes: {DIMENSION sample_count: SAMPLES, temperature: TEMPERATURES}
            sampler: SAMPLER
            observables: [OBSERVABLES]
            realizations: 1
            replicas: REPLICAS
            """;

    private static final String PLANTED = "{kind: planted}";
    private static final String LEVELS = "{kind: levels, state: planted}";
    private static final String GAUSSIAN = "{kind: gaussian}";
    private static final String ONE = "participation_ratio";
    private static final String MANY = "participation_ratio, posterior_entropy, energy, max_weight, planted_weight";

    private final Components components;

    private SpeedPilot(Components components) {
        this.components = components;
    }

    /**
     * The speed of this machine.
     *
     * @param cores that are at work at once
     */
    public static MachineSpeed measure(Components components, int cores) {
        SpeedPilot pilot = new SpeedPilot(components);
        ExecutorService pool = Executors.newFixedThreadPool(cores);
        try {
            double warmUp = pilot.warmUpSeconds(pool, cores);
            List<Trial> trials = pilot.trials();
            List<double[]> times = onAll(pool, cores, () -> times(trials));
            double[] medians = IntStream.range(0, trials.size())
                    .mapToDouble(trial ->
                            median(times.stream().mapToDouble(of -> of[trial]).toArray()))
                    .toArray();
            List<Work> works = trials.stream().map(Trial::work).toList();
            return new MachineSpeed(StepTimes.solve(works, medians), warmUp);
        } finally {
            pool.shutdown();
        }
    }

    /** A unit to compute, and what it takes. */
    private record Trial(UnitEngine engine, SweepUnit unit, Work work) {

        List<UnitRow> run() {
            List<UnitRow> rows = engine.run(unit);
            Optional<UnitRow> failed = rows.stream().filter(UnitRow::failed).findAny();
            if (failed.isPresent()) {
                throw new IllegalStateException(
                        "the pilot failed: " + failed.get().failure());
            }
            return rows;
        }
    }

    private List<Trial> trials() {
        return List.of(
                gaussian(64, "[4096]", 1, 64, ONE),
                gaussian(8, "[4096]", 1, 64, ONE),
                gaussian(4, "[4096]", 24, 64, ONE),
                gaussian(16, "[2000]", 24, 64, ONE),
                gaussian(64, "[1024]", 4, 32, "mean_norm2"),
                gaussian(64, "[16384]", 1, 1, ONE),
                trial(PLANTED, "{kind: sparse, density: 0.01}", 64, "[8192]", 1, 1, ONE),
                trial(PLANTED, "{kind: hypercube}", 64, "[16384]", 1, 1, ONE),
                trial(PLANTED, "{kind: dataset, path: pilot}", 0, "[" + DATA_ROWS + "]", 1, 1, ONE),
                gaussian(4, "[64, 72, 80, 88, 96, 104, 112, 120]", 24, 64, ONE),
                gaussian(4, "[64, 72, 80, 88, 96, 104, 112, 120]", 24, 64, MANY),
                gaussian(64, "[64, 72, 80, 88, 96, 104, 112, 120]", 4, 64, "mean_norm2"),
                gaussian(2, "[8, 9, 10, 11, 12, 13, 14, 15]", 1, 16, ONE),
                gaussian(2, "[8]", 1, 8, ONE),
                gaussian(2, "[1024]", 1, 1024, ONE),
                levels("[4096]", 4),
                levels("[1e30]", 4));
    }

    private Trial levels(String samples, int replicas) {
        return trial(LEVELS, GAUSSIAN, 100, samples, 1, replicas, ONE);
    }

    private Trial gaussian(int dimension, String samples, int temperatures, int replicas, String observables) {
        return trial(PLANTED, GAUSSIAN, dimension, samples, temperatures, replicas, observables);
    }

    /** A unit of the only slice of a small sweep; dimension 0 takes that of the data file. */
    private Trial trial(
            String sampler,
            String model,
            int dimension,
            String samples,
            int temperatures,
            int replicas,
            String observables) {
        String yaml = SPEC.replace("SAMPLER", sampler)
                .replace("MODEL", model)
                .replace("DIMENSION", dimension == 0 ? "" : "dimension: [" + dimension + "],")
                .replace("SAMPLES", samples)
                .replace("TEMPERATURES", temperatures(temperatures))
                .replace("REPLICAS", Integer.toString(replicas))
                .replace("OBSERVABLES", observables);
        try {
            Optional<DataMatrix> data = dimension == 0 ? Optional.of(data()) : Optional.empty();
            SweepInput input = new SweepInput(SpecReader.read(yaml, "pilot", List.of(), components.catalog()), data);
            SweepPlan plan = SweepPlanner.plan(input, components);
            SweepUnit unit = new SweepUnit(plan.slices().get(0), 0);
            Work work = new UnitPrices(plan, components).cost(unit.slice()).work();
            return new Trial(new UnitEngine(components, input.spec(), data.orElse(null)), unit, work);
        } catch (SpecException | PlanException e) {
            throw new IllegalStateException("the pilot's spec is wrong: " + yaml, e);
        }
    }

    private static String temperatures(int count) {
        return count == 1 ? "[1]" : "{from: 0.1, to: 5, count: " + count + ", scale: log}";
    }

    private static DataMatrix data() {
        double[] values = new double[DATA_ROWS * DATA_COLUMNS];
        Arrays.setAll(values, i -> i % 17);
        return new DataMatrix("pilot", "", DATA_ROWS, DATA_COLUMNS, DATA_ROWS, List.of(values));
    }

    /** Process time beyond the steady time of the units done, for each core. */
    private double warmUpSeconds(ExecutorService pool, int cores) {
        Trial trial = gaussian(16, "[100, 300, 1000]", 24, 64, MANY);
        double before = processSeconds();
        List<double[]> times = onAll(pool, cores, () -> repeated(trial, WARM_UP_SECONDS));
        double spent = processSeconds() - before;
        double steady = 0;
        for (double[] ofCore : times) {
            double late = median(Arrays.copyOfRange(ofCore, ofCore.length * 2 / 3, ofCore.length));
            steady += late * ofCore.length;
        }
        return Math.max(0, spent - steady) / cores;
    }

    /** The quickest of some rounds: in the first ones, code of the later trials is not compiled yet. */
    private static double[] times(List<Trial> trials) {
        double[] best = new double[trials.size()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int round = 0; round < ROUNDS; round++) {
            for (int trial = 0; trial < best.length; trial++) {
                best[trial] = Math.min(best[trial], median(repeated(trials.get(trial), TRIAL_SECONDS)));
            }
        }
        return best;
    }

    /** Seconds of each repetition. The rows go the way of a task's rows. */
    private static double[] repeated(Trial trial, double seconds) {
        List<Double> times = new ArrayList<>();
        double spent = 0;
        while (spent < seconds || times.size() < LEAST_REPETITIONS) {
            double start = threadSeconds();
            List<UnitRow> rows = trial.run();
            double time = threadSeconds() - start;
            if (times.isEmpty()) {
                trial.engine().table(rows).toArrow();
            }
            times.add(time);
            spent += time;
        }
        return times.stream().mapToDouble(time -> time).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double threadSeconds() {
        return 1e-9 * ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double processSeconds() {
        return 1e-9
                * ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime();
    }

    private interface Measurement {
        double[] times();
    }

    /** The same on every thread of the pool at once, begun together. */
    private static List<double[]> onAll(ExecutorService pool, int cores, Measurement measurement) {
        CountDownLatch begin = new CountDownLatch(cores);
        List<Future<double[]>> running = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            running.add(pool.submit(() -> {
                begin.countDown();
                begin.await();
                return measurement.times();
            }));
        }
        List<double[]> times = new ArrayList<>();
        for (Future<double[]> one : running) {
            times.add(result(one));
        }
        return times;
    }

    private static double[] result(Future<double[]> one) {
        try {
            return one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the pilot was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the pilot failed: " + e.getCause().getMessage(), e);
        }
    }
}
