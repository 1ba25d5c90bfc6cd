package org.phasesweep.spark;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.phasesweep.table.CellMeans;
import org.phasesweep.table.CorruptTableException;

/** The means of all cells as tasks report them, for people who watch a run; results come from the committed rows alone. */
final class LiveDiagram {

    private static final long WRITE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private CellMeans means;
    private boolean changed;
    private long nextWriteNanos = System.nanoTime();

    /** Adds a task's means, an Arrow file; empty bytes are none. */
    void add(byte[] reported) {
        if (reported.length == 0) {
            return;
        }
        try {
            CellMeans ofTask = CellMeans.fromArrow(reported);
            if (means == null) {
                means = ofTask;
            } else {
                means.add(ofTask);
            }
            changed = true;
        } catch (CorruptTableException e) {
            throw new IllegalStateException("a task's report was damaged on its way", e);
        }
    }

    /** The Arrow file to be shown, when it has changed and is due. */
    Optional<byte[]> due() {
        if (!changed || System.nanoTime() - nextWriteNanos < 0) {
            return Optional.empty();
        }
        changed = false;
        nextWriteNanos = System.nanoTime() + WRITE_NANOS;
        return Optional.of(means.toArrow());
    }
}
