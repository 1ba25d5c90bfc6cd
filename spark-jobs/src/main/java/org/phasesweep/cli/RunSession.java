package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.phasesweep.analysis.AnalysisResult;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.Resources.Shard;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spark.SparkSettings;
import org.phasesweep.spark.SweepRunner;
import org.phasesweep.spec.SpecConflicts;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SpecWriter;
import org.phasesweep.spec.SweepSpec;
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
    private final PrintWriter err;

    RunSession(
            SpecOptions.Loaded loaded,
            SweepInput input,
            SweepPlan plan,
            String location,
            List<Manifest.Plugin> plugins,
            ProgressLine line,
            PrintWriter err) {
        this.loaded = loaded;
        this.input = input;
        this.plan = plan;
        this.location = location;
        this.plugins = plugins;
        this.line = line;
        this.err = err;
    }

    /** Runs, and returns the exit code. The lock is held by its heartbeat, an interruption by its hooks. */
    @SuppressWarnings("try")
    int run(SparkSettings settings, Shard shard, long maxFailures)
            throws IOException, SpecException, PlanException, CommandException {
        if (shard.n() > 1 && plan.spec().adaptive()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "target and refine decide by the rows of all units, of which a shard has a part;"
                            + " run without --shard, or remove the two keys");
        }
        ResultDirectory directory = ResultDirectory.at(location, new Configuration());
        try (DirectoryLock lock = directory.lock(shard)) {
            refuseConflicts(directory, lock);
            String resolved = SpecWriter.write(plan.spec());
            directory.writeText(ResultDirectory.SPEC, loaded.text());
            directory.writeText(ResultDirectory.RESOLVED_SPEC, resolved);
            RunRecord record =
                    RunRecord.begin(directory, shard, Provenance.manifest(input, plan, resolved, plugins), line);
            try (Interruption interruption = new Interruption(record, lock, err)) {
                Part part = new Part(directory, resolved, shard, maxFailures);
                return end(sample(part, settings, record), shard, record);
            } finally {
                record.end(RunState.PARTIAL);
            }
        }
    }

    /** A job but for its packing, which asks the cluster. */
    private record Part(ResultDirectory directory, String resolved, Shard shard, long maxFailures) {}

    private Progress sample(Part part, SparkSettings settings, RunRecord record) throws IOException, PlanException {
        try (SweepRunner runner = SweepRunner.start(settings)) {
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

    private int end(Progress last, Shard shard, RunRecord record)
            throws IOException, SpecException, PlanException, CommandException {
        line.end(last);
        record.end(last.state());
        if (last.state() == RunState.INTERRUPTED) {
            return ExitCode.INTERRUPTED;
        }
        if (shard.n() == 1) {
            finish();
        }
        return last.unitsFailed() > 0 ? ExitCode.UNITS_FAILED : ExitCode.DONE;
    }

    private void finish() throws IOException, SpecException, PlanException, CommandException {
        OpenedSweep sweep = OpenedSweep.open(location);
        Results results = Results.aggregate(sweep);
        if (plan.spec().adaptive()) {
            sweep.count(results.aggregate());
        }
        AnalysisResult analysis = results.analyze();
        results.report(analysis, err);
        err.println(results.aggregate().completeUnits() + " of "
                + results.aggregate().units() + " units complete"
                + (results.aggregate().failedUnits() > 0
                        ? ", " + results.aggregate().failedUnits() + " failed (see failures.parquet)"
                        : ""));
        Results.print(analysis, err);
        err.println("report: " + location + "/report.html");
        err.flush();
    }

    /** Jars that had another content when the rows in the directory were computed. */
    private List<SpecConflicts.Conflict> changed(List<Manifest.Plugin> before) {
        return before.stream()
                .flatMap(old -> plugins.stream()
                        .filter(now -> now.name().equals(old.name()))
                        .filter(now -> !now.sha256().equals(old.sha256()))
                        .map(now -> new SpecConflicts.Conflict(
                                "plugin " + old.name(), "SHA-256 " + old.sha256(), "SHA-256 " + now.sha256())))
                .toList();
    }

    /** Where nothing was computed and nobody else is at work, there is nothing to be in conflict with. */
    private void refuseConflicts(ResultDirectory directory, DirectoryLock lock)
            throws IOException, SpecException, CommandException {
        if (!directory.exists() || (directory.units().names().isEmpty() && lock.alone())) {
            return;
        }
        SweepSpec old = SpecReader.read(
                directory.readText(ResultDirectory.RESOLVED_SPEC),
                location + "/" + ResultDirectory.RESOLVED_SPEC,
                List.of(),
                loaded.components().catalog());
        List<SpecConflicts.Conflict> conflicts = new ArrayList<>(SpecConflicts.between(old, plan.spec()));
        directory.manifest().ifPresent(manifest -> conflicts.addAll(changed(manifest.plugins())));
        int numbers = directory.manifest().map(Manifest::numbersVersion).orElse(Format.NUMBERS_VERSION);
        if (!conflicts.isEmpty()) {
            String words = conflicts.stream()
                    .map(conflict -> "  " + conflict.inWords())
                    .collect(Collectors.joining("\n"));
            throw new CommandException(
                    ExitCode.INVALID,
                    location + " holds another sweep:\n" + words + "\ngive another --out, or take the change back");
        }
        if (numbers != Format.NUMBERS_VERSION) {
            throw new CommandException(
                    ExitCode.INVALID,
                    String.format(
                            Locale.ROOT,
                            "%s was computed with numbers_version %d, this software has %d: its numbers differ;"
                                    + " give another --out",
                            location,
                            numbers,
                            Format.NUMBERS_VERSION));
        }
    }
}
