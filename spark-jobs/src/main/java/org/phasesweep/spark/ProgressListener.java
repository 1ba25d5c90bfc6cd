package org.phasesweep.spark;

import java.util.List;
import org.phasesweep.plan.SweepTask;
import org.phasesweep.store.Progress;

/** Hears how far a run is, about once a second, and once more at its end; called from one thread at a time. */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody listens. */
    ProgressListener SILENT = progress -> {};

    /** What a job is about to compute, before it begins. Nothing by default. */
    default void planned(List<SweepTask> tasks) {}

    /** The state of the run now. */
    void progress(Progress progress);
}
