package org.phasesweep.sampler;

/**
 * Price of a unit on one core.
 *
 * @param work what is to be done
 * @param memoryBytes heap at the peak, beside a broadcast data file
 */
public record UnitCost(Work work, long memoryBytes) {

    /** The same with more heap. */
    public UnitCost plusMemory(long bytes) {
        return new UnitCost(work, memoryBytes + bytes);
    }
}
