package org.phasesweep.spark;

import java.util.List;
import org.phasesweep.store.UnitFile;

/**
 * What a task tells the driver: where its rows are, not the rows.
 *
 * @param outcome how it ended
 * @param trouble why it did not finish; empty when it did
 * @param files committed, in order; the driver believes them when it has seen them
 * @param means of what was computed, for the live diagram: a {@link org.phasesweep.table.CellMeans} as Arrow; empty when nothing
 * @param coreSeconds first unit started to last commit ended. A duration, because the clocks of two hosts differ
 */
record TaskReport(Outcome outcome, String trouble, List<UnitFile> files, byte[] means, double coreSeconds) {

    /** How a task ended. */
    enum Outcome {
        /** Every unit was computed, or failed by itself, and is committed. */
        FINISHED,
        /** Some units are missing; another attempt may succeed. */
        LOST,
        /** Some units were computed and could not be written. */
        UNWRITTEN,
        /** This executor cannot run the sweep at all. */
        REFUSED
    }

    TaskReport {
        files = List.copyOf(files);
    }

    /** A task that did nothing. */
    static TaskReport without(Outcome outcome, String trouble) {
        return new TaskReport(outcome, trouble, List.of(), new byte[0], 0);
    }
}
