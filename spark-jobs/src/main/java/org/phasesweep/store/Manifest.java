package org.phasesweep.store;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * {@code DIR/manifest.json}: where the numbers come from and how far they are.
 *
 * @param formatVersion of the result directory
 * @param numbersVersion rises with any change of a result bit
 * @param softwareVersion of PhaseSweep
 * @param gitCommit of the build, {@code unknown} outside a repository
 * @param specSha256 of {@code sweep.resolved.yaml}
 * @param seed of the spec
 * @param generator of random numbers
 * @param kernel that computed: vector or scalar
 * @param jvm vendor and version
 * @param host that ran the driver
 * @param inputs data files
 * @param plugins jars that the user added
 * @param cells distinct cells
 * @param unitsTotal what the spec asks for
 * @param unitsComputed in the last run, or by all shards in their last runs
 * @param unitsFound that existed before
 * @param unitsFailed units with a failed cell
 * @param state how far it is
 * @param samplingWallSeconds first unit started to last committed, this run; NaN before
 * @param coreSeconds computing time summed over cores, this run
 * @param architecture of the driver's CPU, as Java names it; bits are promised on one
 * @param started when the last run began, UTC, ISO 8601
 * @param ended when it ended; null before, and of a run that was killed
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Manifest(
        int formatVersion,
        int numbersVersion,
        String softwareVersion,
        String gitCommit,
        String specSha256,
        long seed,
        String generator,
        String kernel,
        String jvm,
        String host,
        List<Input> inputs,
        List<Plugin> plugins,
        long cells,
        long unitsTotal,
        long unitsComputed,
        long unitsFound,
        long unitsFailed,
        RunState state,
        double samplingWallSeconds,
        double coreSeconds,
        String architecture,
        String started,
        String ended) {

    public Manifest {
        inputs = List.copyOf(inputs);
        plugins = List.copyOf(plugins);
    }

    /**
     * A data file.
     *
     * @param uri where it was read from
     * @param sha256 of its bytes as stored
     * @param rows kept
     * @param columns kept
     */
    public record Input(String uri, String sha256, long rows, long columns) {}

    /**
     * A jar that the user added.
     *
     * @param name file name
     * @param sha256 of its bytes
     */
    public record Plugin(String name, String sha256) {}

    /**
     * The same provenance and total with the counts of a run, or of all shards together.
     *
     * @param newEnd when it ended, UTC, ISO 8601; null while it goes on
     */
    public Manifest with(RunState newState, Progress progress, String newEnd) {
        return with(
                cells,
                unitsTotal,
                progress.unitsComputed(),
                progress.unitsFound(),
                progress.unitsFailed(),
                newState,
                progress.samplingWallSeconds(),
                progress.coreSeconds(),
                newEnd);
    }

    private Manifest with(
            long newCells,
            long total,
            long computed,
            long found,
            long failed,
            RunState newState,
            double wallSeconds,
            double newCoreSeconds,
            String newEnd) {
        return new Manifest(
                formatVersion,
                numbersVersion,
                softwareVersion,
                gitCommit,
                specSha256,
                seed,
                generator,
                kernel,
                jvm,
                host,
                inputs,
                plugins,
                newCells,
                total,
                computed,
                found,
                failed,
                newState,
                wallSeconds,
                newCoreSeconds,
                architecture,
                started,
                newEnd);
    }

    /**
     * The same with what the rows in the directory say: after shards, after a run that was killed, after adaptive rounds.
     *
     * @param foundCells distinct cells that the rows are of
     * @param units that are wanted
     * @param completeUnits of these, every cell of which has a good row
     * @param failedUnits units with a failed cell
     */
    public Manifest counted(long foundCells, long units, long completeUnits, long failedUnits) {
        long computed = Math.min(unitsComputed, completeUnits);
        RunState partial = state == RunState.INTERRUPTED ? state : RunState.PARTIAL;
        return with(
                foundCells,
                units,
                computed,
                completeUnits - computed,
                failedUnits,
                completeUnits == units ? RunState.COMPLETE : partial,
                samplingWallSeconds,
                coreSeconds,
                ended);
    }
}
