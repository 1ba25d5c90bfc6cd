package org.phasesweep.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.provenance.RunCrate;
import org.phasesweep.spark.SparkSettings;
import org.phasesweep.spark.SweepRunner;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecWriter;
import org.phasesweep.store.DirectoryLock;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;
import org.phasesweep.table.Format;

/** A run from the lock of the directory to the report. */
final class RunSession {

    private final SpecOptions.Loaded loaded;
    private final SweepInput input;
    private final SweepPlan plan;
    private final String location;
    private final List<Manifest.Plugin> plugins;
    private final ProgressLine line;
    private final Interruption interruption;
    private final PrintWriter err;

    RunSession(
            SpecOptions.Loaded loaded,
            SweepInput input,
            SweepPlan plan,
            String location,
            List<Manifest.Plugin> plugins,
            ProgressLine line,
            Interruption interruption,
            PrintWriter err) {
        this.loaded = loaded;
        this.input = input;
        this.plan = plan;
        this.location = location;
        this.plugins = plugins;
        this.line = line;
        this.interruption = interruption;
        this.err = err;
    }

    /** Runs, and returns the exit code. The lock is held by its heartbeat, a failure noted by what is closed last. */
    @SuppressWarnings("try")
    int run(SparkSettings settings, Shard shard, long maxFailures)
            throws IOException, SpecException, PlanException, CommandException {
        if (shard.n() > 1 && plan.spec().adaptive()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "target and refine decide by the rows of all units, of which a shard has a part;"
                            + " run without --shard, or remove the two keys");
        }
        ResultDirectory now = ResultDirectory.at(location, new Configuration());
        try (DirectoryLock lock = now.lock(shard)) {
            ResultDirectory directory = now.patient(line::say);
            refuseConflicts(directory, lock);
            String resolved = SpecWriter.write(plan.spec());
            directory.writeText(ResultDirectory.SPEC, loaded.text());
            directory.writeText(ResultDirectory.RESOLVED_SPEC, resolved);
            RunRecord record =
                    RunRecord.begin(directory, shard, Provenance.manifest(input, plan, resolved, plugins), line);
            interruption.ends(record, lock);
            try (Closeable failure = () -> endUnlessLost(record, lock)) {
                Part part = new Part(directory, resolved, shard, maxFailures);
                Progress last = sample(part, settings, record);
                refuseWhenLost(lock);
                return end(last, part, record);
            }
        }
    }

    /** The manifest is that of a run which has taken the directory over. */
    private static void endUnlessLost(RunRecord record, DirectoryLock lock) throws IOException {
        if (!lock.lost()) {
            record.end(RunState.PARTIAL);
        }
    }

    /** Results of two runs would be mixed; the units that both write are the same. */
    private void refuseWhenLost(DirectoryLock lock) throws CommandException {
        if (lock.lost()) {
            throw new CommandException(
                    ExitCode.ENVIRONMENT,
                    "another run has taken " + location + "/lock, because this one was suspended or cut off for long;"
                            + " no unit is lost: wait for the other, then the same command goes on from there");
        }
    }

    /** A job but for its packing, which asks the cluster. */
    private record Part(ResultDirectory directory, String resolved, Shard shard, long maxFailures) {}

    private Progress sample(Part part, SparkSettings settings, RunRecord record) throws IOException, PlanException {
        try (SweepRunner runner = SweepRunner.start(settings)) {
            part.directory().delete(RunCrate.FILE);
            long memory = TaskMemory.perTask(runner.executorMemoryBytes(), runner.tasksPerExecutor(), input.data());
            StoredSpeed.Known known =
                    StoredSpeed.ofThisMachine().flatMap(StoredSpeed::read).orElse(StoredSpeed.Known.BUILT_IN);
            Resources resources = new Resources(runner.cores(), memory, part.shard(), known.speed());
            PriceLine listener = new PriceLine(err, resources, known.origin(), record);
            Rounds rounds =
                    new Rounds(part.directory(), input, loaded.components(), part.resolved(), part.maxFailures());
            return plan.spec().adaptive()
                    ? rounds.untilDecided(runner, resources, listener)
                    : rounds.one(runner, plan, resources, listener);
        }
    }

    /** The manifest says that a run is complete when its results are there. */
    private int end(Progress last, Part part, RunRecord record)
            throws IOException, SpecException, PlanException, CommandException {
        line.end(last);
        if (last.state() == RunState.INTERRUPTED) {
            record.end(last.state());
            return ExitCode.INTERRUPTED;
        }
        if (part.shard().n() > 1) {
            record.end(last.state());
        } else {
            record.sampled();
            finish(part.directory(), last.state(), record);
        }
        return last.unitsFailed() > 0 ? ExitCode.UNITS_FAILED : ExitCode.DONE;
    }

    private void finish(ResultDirectory directory, RunState sampled, RunRecord record)
            throws IOException, SpecException, PlanException, CommandException {
        OpenedSweep sweep = OpenedSweep.open(directory, location);
        Results results = Results.aggregate(sweep);
        boolean lost = sampled == RunState.COMPLETE && !results.aggregate().complete();
        AnalysisResult analysis = results.analyze(input.data());
        results.report(analysis, err);
        record.end(lost ? RunState.PARTIAL : sampled);
        if (plan.spec().adaptive() || lost) {
            sweep.count(results.aggregate());
        }
        sweep.writeCrate();
        err.println(results.aggregate().completeUnits() + " of "
                + results.aggregate().units() + " units complete"
                + (results.aggregate().failedUnits() > 0
                        ? ", " + results.aggregate().failedUnits() + " failed (see failures.parquet)"
                        : ""));
        Results.print(analysis, err);
        err.println("report: " + location + "/report.html");
        err.flush();
        if (lost) {
            throw new CommandException(
                    ExitCode.ENVIRONMENT,
                    "files in " + location
                            + "/units were damaged or removed after this run had read them; their rows are"
                            + " missing in the diagram: look at the disk, then the same command computes them again");
        }
    }

    /** Where nothing was computed and nobody else is at work, there is nothing to be in conflict with. */
    private void refuseConflicts(ResultDirectory directory, DirectoryLock lock) throws IOException, CommandException {
        boolean rows = !directory.units().names().isEmpty();
        if (rows || (directory.exists() && !lock.alone())) {
            new EarlierRun(directory, location).refuseConflicts(plan.spec(), plugins, loaded.components());
        }
        if (rows && directory.manifest().isEmpty()) {
            err.println(
                    "warning: " + location + "/manifest.json is missing, so it cannot be told whether the rows there"
                            + " were computed with numbers_version " + Format.NUMBERS_VERSION
                            + " and these plugins, as is assumed");
        }
    }
}
