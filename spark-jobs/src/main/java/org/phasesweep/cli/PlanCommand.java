package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.SweepPrice;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.TaskPacker;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.spark.SweepRunner;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.ResultDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code phasesweep plan SPEC}. */
@Command(
        name = "plan",
        description = "Price a sweep without sampling: cells, units, tasks, core-hours, memory, what exists already.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    private static final double SECONDS_PER_HOUR = 3600;

    @Mixin
    private SpecOptions specOptions;

    @Option(names = "--out", paramLabel = "DIR", description = "The result directory. Default: results/<sweep>.")
    private String out;

    @Option(names = "--cores", description = "Cores that compute. Default: those of this machine.")
    private int cores = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemoryConverter.class,
            description = "Heap that run is to have, such as 4g. Default: half of RAM, at most 8g.")
    private long heapBytes = Runtime.getRuntime().maxMemory();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        SpecOptions.Loaded loaded = specOptions.load();
        SweepInput input = SweepInput.load(loaded.spec(), loaded.components(), HadoopFiles::open);
        SweepPlan plan = SweepPlanner.plan(input, loaded.components());
        String location = out == null ? "results/" + plan.spec().name() : out;
        CompletedCells completed = completed(location, plan, loaded);
        SweepRunner.refuseSmallHeap(heapBytes);
        long memory = TaskMemory.perTask(heapBytes, cores, input.data());
        StoredSpeed.Known known = speed();
        Resources resources = new Resources(cores, memory, Shard.ALL, known.speed());
        List<SweepTask> all = TaskPacker.pack(plan, loaded.components(), CompletedCells.NONE, resources);
        List<SweepTask> missing = completed == CompletedCells.NONE
                ? all
                : TaskPacker.pack(plan, loaded.components(), completed, resources);
        String drawn = drawn(loaded.components().sampler(plan.spec().sampler().kind()), plan.spec());
        print(new Priced(plan, location, all, missing, resources, known.origin(), drawn, input.data()));
        return ExitCode.DONE;
    }

    /** What is there, if a run would go on from it. */
    private CompletedCells completed(String location, SweepPlan plan, SpecOptions.Loaded loaded)
            throws IOException, SpecException, CommandException {
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        if (directory.units().names().isEmpty()) {
            return CompletedCells.NONE;
        }
        new EarlierRun(directory, location)
                .refuseConflicts(plan.spec(), PhaseSweep.plugins(command).checksums(), loaded.components());
        return directory.inventory();
    }

    /** As stored; else measured now. */
    private StoredSpeed.Known speed() throws IOException, InterruptedException {
        Optional<StoredSpeed> file = StoredSpeed.ofThisMachine();
        Optional<StoredSpeed.Known> stored = file.flatMap(StoredSpeed::read);
        if (stored.isPresent() || file.isEmpty()) {
            return stored.orElse(StoredSpeed.Known.BUILT_IN);
        }
        PrintWriter err = command.commandLine().getErr();
        err.println("measuring how fast this machine is, once; a few seconds ('phasesweep speed' does it again)");
        err.flush();
        return SpeedCommand.inFreshJvm(file.get()).orElse(StoredSpeed.Known.NOT_MEASURED);
    }

    /** All that is printed. */
    private record Priced(
            SweepPlan plan,
            String location,
            List<SweepTask> all,
            List<SweepTask> missing,
            Resources resources,
            String speedOrigin,
            String drawn,
            Optional<DataMatrix> data) {}

    private void print(Priced priced) {
        SweepPlan plan = priced.plan();
        long cells =
                plan.slices().stream().mapToLong(slice -> slice.cells().size()).sum();
        long units = (long) plan.slices().size() * plan.spec().realizations();
        line("sweep", plan.spec().name() + " into " + priced.location());
        line("cells", cells + " in " + plan.points().size() + " diagram rows");
        line("slices", plan.slices().size() + " (cells that share disorder)");
        line("units", units + " = slices x " + plan.spec().realizations() + " realizations");
        long complete = priced.missing() == priced.all() ? 0 : units - units(priced.missing());
        line("exists already", complete + " units complete; of others only the missing cells are computed");
        line("tasks", priced.missing().size() + " to run" + cuts(priced.missing()));
        price(priced);
        line("data", data(priced));
        if (plan.spec().adaptive()) {
            line("note", "this is the first round; target and refine ask for more by its rows");
        }
        command.commandLine().getOut().flush();
    }

    private void price(Priced priced) {
        SweepPrice price = SweepPrice.of(priced.missing(), priced.resources());
        SweepPrice whole = SweepPrice.of(priced.all(), priced.resources());
        line("core time", coreTime(price, whole, priced.missing() != priced.all()));
        line(
                "expected duration",
                ProgressLine.duration(price.durationSeconds()) + " of sampling on " + cores + " cores");
        line(
                "memory",
                PriceLine.megabytes(price.memoryBytesPerTask()) + " for the largest task, of "
                        + PriceLine.megabytes(priced.resources().memoryBytesPerTask()) + " that a task has");
        line("prices by", priced.speedOrigin());
    }

    private static String coreTime(SweepPrice price, SweepPrice whole, boolean some) {
        return PriceLine.number(price.coreSeconds())
                + (some ? " of " + PriceLine.number(whole.coreSeconds()) : "")
                + " core-seconds = " + PriceLine.number(price.coreSeconds() / SECONDS_PER_HOUR) + " core-hours; "
                + PriceLine.number(price.warmUpSeconds()) + " of the seconds warm up new JVMs";
    }

    private static String data(Priced priced) {
        return priced.data()
                .map(file -> file.rows() + " rows x " + file.columns() + " columns, "
                        + PriceLine.megabytes((long) Double.BYTES * file.rows() * file.columns())
                        + ", sent once to every executor")
                .orElse(priced.drawn());
    }

    /** Where data come from that are not in a file. */
    private static String drawn(SamplerType sampler, SweepSpec spec) {
        if (!sampler.usesSampleCount(spec.sampler().settings())) {
            return "none: states have the posterior over the law of the data";
        }
        return sampler.hasDataSet()
                ? "drawn block by block as they are needed, never stored"
                : "none: energies are drawn instead";
    }

    private void line(String key, String value) {
        command.commandLine().getOut().println(String.format(Locale.ROOT, "%-18s %s", key, value));
    }

    private static String cuts(List<SweepTask> tasks) {
        long parts = tasks.stream().mapToLong(task -> task.units().size()).sum() - units(tasks);
        return parts == 0 ? "" : "; units are cut by temperature, for memory or balance, into " + parts + " parts more";
    }

    private static long units(List<SweepTask> tasks) {
        return tasks.stream()
                .flatMap(task -> task.units().stream())
                .map(unit -> unit.id())
                .distinct()
                .count();
    }
}
