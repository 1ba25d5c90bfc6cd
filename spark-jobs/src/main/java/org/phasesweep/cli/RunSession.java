package org.phasesweep.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.ShutdownHookManager;
import org.phasesweep.aggregate.GrownSweep;
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

    /** After the runner's hook (60), which lets the tasks commit, and before Spark's own (50). */
    private static final int HOOK_PRIORITY = 55;

    private static final int HOOK_SECONDS = 10;

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

    /** Runs, and returns the exit code. The lock is held by its heartbeat alone. */
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
        refuseConflicts(directory);
        try (DirectoryLock lock = directory.lock(shard)) {
            String resolved = SpecWriter.write(plan.spec());
            directory.writeText(ResultDirectory.SPEC, loaded.text());
            directory.writeText(ResultDirectory.RESOLVED_SPEC, resolved);
            Manifest manifest = Provenance.manifest(input, plan, resolved, plugins);
            directory.writeManifest(manifest);
            Progress end = sample(directory, manifest, settings, shard, maxFailures, resolved);
            line.end(end);
            boolean whole = shard.n() == 1;
            SweepPlan grown = plan.spec().adaptive()
                    ? GrownSweep.read(directory, input, loaded.components()).plan()
                    : plan;
            directory.writeManifest(Provenance.manifest(input, grown, resolved, plugins)
                    .with(whole ? end.state() : RunState.PARTIAL, end));
            if (whole) {
                finish();
            }
            return end.unitsFailed() > 0 ? ExitCode.UNITS_FAILED : ExitCode.DONE;
        }
    }

    private Progress sample(
            ResultDirectory directory,
            Manifest manifest,
            SparkSettings settings,
            Shard shard,
            long maxFailures,
            String resolved)
            throws IOException, PlanException {
        Runnable interrupted = () -> interrupted(directory, manifest, shard);
        ShutdownHookManager.get().addShutdownHook(interrupted, HOOK_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
        try (SweepRunner runner = SweepRunner.start(settings)) {
            long memory = TaskMemory.perTask(runner.executorMemoryBytes(), runner.cores());
            Resources resources = new Resources(runner.cores(), memory, shard);
            Rounds rounds = new Rounds(directory, input, loaded.components(), resolved, maxFailures);
            return plan.spec().adaptive()
                    ? rounds.untilDecided(runner, resources, line)
                    : rounds.one(runner, plan, resources, line);
        } finally {
            if (!ShutdownHookManager.get().isShutdownInProgress()) {
                ShutdownHookManager.get().removeShutdownHook(interrupted);
            }
        }
    }

    /** In the shutdown hook: everything that was finished is committed by now. */
    private void interrupted(ResultDirectory directory, Manifest manifest, Shard shard) {
        try {
            directory
                    .progress(shard)
                    .map(progress -> manifest.with(RunState.INTERRUPTED, progress))
                    .ifPresent(last -> write(directory, last));
        } catch (IOException e) {
            err.println("could not read the progress: " + e.getMessage());
        }
        err.println();
        err.println("interrupted; the same command goes on from here");
        err.flush();
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private void write(ResultDirectory directory, Manifest manifest) {
        try {
            directory.writeManifest(manifest);
        } catch (IOException e) {
            err.println("could not write the manifest: " + e.getMessage());
        }
    }

    private void finish() throws IOException, SpecException, PlanException, CommandException {
        Results results = Results.aggregate(OpenedSweep.open(location));
        AnalysisResult analysis = results.analyze();
        results.report(analysis);
        err.println(results.aggregate().completeUnits() + " of "
                + results.aggregate().units() + " units complete"
                + (results.aggregate().failedUnits() > 0
                        ? ", " + results.aggregate().failedUnits() + " failed (see failures.parquet)"
                        : ""));
        Results.print(analysis, err);
        err.println("report: " + location + "/report.html");
        err.flush();
    }

    private void refuseConflicts(ResultDirectory directory) throws IOException, SpecException, CommandException {
        if (!directory.exists()) {
            return;
        }
        SweepSpec old = SpecReader.read(
                directory.readText(ResultDirectory.RESOLVED_SPEC),
                location + "/" + ResultDirectory.RESOLVED_SPEC,
                List.of(),
                loaded.components().catalog());
        List<SpecConflicts.Conflict> conflicts = SpecConflicts.between(old, plan.spec());
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
