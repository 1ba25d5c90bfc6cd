package org.phasesweep.sampler;

/**
 * One point of the grid as it is computed: what its numbers depend on besides its slice.
 *
 * @param id content hash, 24 hex digits: slice, sample count, temperature
 * @param sampleCount N, whole
 * @param temperature T = Δ/a²
 */
public record Cell(String id, double sampleCount, double temperature) {}
