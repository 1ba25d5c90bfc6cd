package org.phasesweep.spark;

import org.phasesweep.store.Progress;

/** Hears how far a run is, about once a second, and once more at its end; called from one thread at a time. */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody listens. */
    ProgressListener SILENT = progress -> {};

    /** The state of the run now. */
    void progress(Progress progress);
}
