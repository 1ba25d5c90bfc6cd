package org.phasesweep.store;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How far a run is: {@code DIR/progress.json} (of a shard: {@code progress-k-of-n.json}), rewritten while it runs.
 *
 * @param state how far it is
 * @param unitsTotal what the spec (or the shard) asks for
 * @param unitsFound that existed before this run
 * @param unitsComputed by this run, without failure, and seen by the driver
 * @param unitsFailed by this run, with at least one failed cell
 * @param elapsedSeconds since the run began to sample
 * @param unitsPerSecond computed and failed, since then
 * @param secondsLeft by the cost model and the speed so far; NaN before anything is done
 * @param samplingWallSeconds first unit started to last committed; NaN before
 * @param coreSeconds computing time of the finished tasks, summed over cores
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Progress(
        RunState state,
        long unitsTotal,
        long unitsFound,
        long unitsComputed,
        long unitsFailed,
        double elapsedSeconds,
        double unitsPerSecond,
        double secondsLeft,
        double samplingWallSeconds,
        double coreSeconds) {

    /** This round and the next one, which found what this one computed, as one run. A unit may get cells in both. */
    public Progress then(Progress next) {
        double elapsed = elapsedSeconds + next.elapsedSeconds;
        long computed = next.unitsFound + next.unitsComputed - unitsFound;
        return new Progress(
                next.state,
                next.unitsTotal,
                unitsFound,
                computed,
                next.unitsFailed,
                elapsed,
                (computed + next.unitsFailed) / elapsed,
                next.secondsLeft,
                Double.isNaN(next.samplingWallSeconds)
                        ? samplingWallSeconds
                        : samplingWallSeconds + next.samplingWallSeconds,
                coreSeconds + next.coreSeconds);
    }

    /** Units that neither exist nor failed in this run. */
    public long unitsLeft() {
        return unitsTotal - unitsFound - unitsComputed - unitsFailed;
    }
}
