package org.phasesweep.sampler;

/**
 * One point of the grid as it is computed: what its numbers depend on besides its slice.
 *
 * @param id content hash, 24 hex digits: slice, sample count, temperature
 * @param sampleCount N, whole; infinite where it is beyond the largest double
 * @param logSampleCount ln N
 * @param temperature T = Δ/a²
 */
public record Cell(String id, double sampleCount, double logSampleCount, double temperature) {

    /** A cell of finitely many points. */
    public Cell(String id, double sampleCount, double temperature) {
        this(id, sampleCount, StrictMath.log(sampleCount), temperature);
    }
}
