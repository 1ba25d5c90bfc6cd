package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.plan.CompletedCells;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.SweepPlanner;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.plan.TaskPacker;
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

    @Mixin
    private SpecOptions specOptions;

    @Option(names = "--out", paramLabel = "DIR", description = "The result directory. Default: results/<sweep>.")
    private String out;

    @Option(names = "--cores", description = "Cores that compute. Default: those of this machine.")
    private int cores = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        Logs.quiet();
        SpecOptions.Loaded loaded = specOptions.load();
        SweepInput input = SweepInput.load(loaded.spec(), loaded.components(), HadoopFiles::open);
        SweepPlan plan = SweepPlanner.plan(input, loaded.components());
        String location = out == null ? "results/" + plan.spec().name() : out;
        long memory = TaskMemory.perTask(Runtime.getRuntime().maxMemory(), cores, input.data());
        Resources resources = new Resources(cores, memory, Shard.ALL);
        List<SweepTask> all = TaskPacker.pack(plan, loaded.components(), CompletedCells.NONE, resources);
        CompletedCells completed = completed(location);
        List<SweepTask> missing = completed == CompletedCells.NONE
                ? all
                : TaskPacker.pack(plan, loaded.components(), completed, resources);
        print(plan, location, all, missing);
        return ExitCode.DONE;
    }

    private static CompletedCells completed(String location) throws IOException {
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        if (!directory.exists()) {
            return CompletedCells.NONE;
        }
        return directory.inventory();
    }

    private void print(SweepPlan plan, String location, List<SweepTask> all, List<SweepTask> missing) {
        PrintWriter to = command.commandLine().getOut();
        long cells =
                plan.slices().stream().mapToLong(slice -> slice.cells().size()).sum();
        long units = (long) plan.slices().size() * plan.spec().realizations();
        line(to, "sweep", plan.spec().name() + " into " + location);
        line(to, "cells", cells + " in " + plan.points().size() + " diagram rows");
        line(to, "slices", plan.slices().size() + " (cells that share disorder)");
        line(to, "units", units + " = slices x " + plan.spec().realizations() + " realizations");
        long complete = missing == all ? 0 : units - units(missing);
        line(to, "exists already", complete + " units complete; of others only the missing cells are computed");
        line(to, "tasks", missing.size() + " to run");
        double seconds = seconds(missing);
        line(to, "core time", ProgressLine.duration(seconds) + " of " + ProgressLine.duration(seconds(all)));
        line(to, "expected duration", ProgressLine.duration(seconds / cores) + " of sampling on " + cores + " cores");
        line(to, "memory per task", megabytes(missing));
        if (plan.spec().adaptive()) {
            line(to, "note", "this is the first round; target and refine ask for more by its rows");
        }
        to.flush();
    }

    private static void line(PrintWriter to, String key, String value) {
        to.println(String.format(Locale.ROOT, "%-18s %s", key, value));
    }

    private static long units(List<SweepTask> tasks) {
        return tasks.stream()
                .flatMap(task -> task.units().stream())
                .map(unit -> unit.id())
                .distinct()
                .count();
    }

    private static double seconds(List<SweepTask> tasks) {
        return tasks.stream().mapToDouble(SweepTask::expectedSeconds).sum();
    }

    private static String megabytes(List<SweepTask> tasks) {
        long most = tasks.stream().mapToLong(SweepTask::memoryBytes).max().orElse(0);
        return (most >> 20) + 1 + " MB at the most";
    }
}
