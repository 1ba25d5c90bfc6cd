package org.phasesweep.sampler;

/**
 * Price of a unit on one core.
 *
 * @param seconds expected duration
 * @param memoryBytes heap at the peak, beside a broadcast data file
 */
public record UnitCost(double seconds, long memoryBytes) {}
