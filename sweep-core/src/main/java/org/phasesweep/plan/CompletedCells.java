package org.phasesweep.plan;

/** What exists already; the packer leaves it out. */
@FunctionalInterface
public interface CompletedCells {

    /** Nothing exists. */
    CompletedCells NONE = (sliceId, realization, cellId) -> false;

    /** Whether the numbers of this cell exist for this realization. */
    boolean contains(String sliceId, int realization, String cellId);
}
