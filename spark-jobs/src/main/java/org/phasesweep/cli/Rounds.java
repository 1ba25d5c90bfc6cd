package org.phasesweep.cli;

import java.io.IOException;
import org.phasesweep.aggregate.GrownSweep;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.PlanException;
import org.phasesweep.plan.Resources;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.plan.TaskPacker;
import org.phasesweep.spark.Packing;
import org.phasesweep.spark.ProgressListener;
import org.phasesweep.spark.SweepJob;
import org.phasesweep.spark.SweepRunner;
import org.phasesweep.store.Progress;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.RunState;

/** The rounds of a run: one for most sweeps; with {@code target} or {@code refine}, until the rows ask for nothing more. */
record Rounds(
        ResultDirectory directory, SweepInput input, Components components, String resolvedSpec, long maxFailures) {

    /** Samples all of a plan. */
    Progress one(SweepRunner runner, SweepPlan plan, Resources resources, ProgressListener listener)
            throws IOException, PlanException {
        return round(runner, completed -> TaskPacker.pack(plan, components, completed, resources), resources, listener);
    }

    /** Samples, lets the rows decide what comes next, and samples again. A failed unit is tried again in the next round. */
    Progress untilDecided(SweepRunner runner, Resources resources, ProgressListener listener)
            throws IOException, PlanException {
        Progress all = decided(runner, resources, listener);
        for (Progress last = all; goesOn(last); all = all.then(last)) {
            last = decided(runner, resources, listener);
        }
        directory.writeProgress(resources.shard(), all);
        listener.progress(all);
        return all;
    }

    private boolean goesOn(Progress last) {
        return last.state() != RunState.INTERRUPTED && last.unitsComputed() > 0 && last.unitsFailed() <= maxFailures;
    }

    private Progress decided(SweepRunner runner, Resources resources, ProgressListener listener)
            throws IOException, PlanException {
        GrownSweep grown = GrownSweep.read(directory, input, components);
        Packing packing = completed -> TaskPacker.pack(
                grown.plan(),
                components,
                (slice, realization, cell) ->
                        completed.contains(slice, realization, cell) || !grown.wants(cell, realization),
                resources);
        return round(runner, packing, resources, listener);
    }

    private Progress round(SweepRunner runner, Packing packing, Resources resources, ProgressListener listener)
            throws IOException, PlanException {
        SweepJob job = new SweepJob(
                directory, input.spec(), resolvedSpec, input.data(), packing, resources.shard(), maxFailures);
        return runner.run(job, listener);
    }
}
