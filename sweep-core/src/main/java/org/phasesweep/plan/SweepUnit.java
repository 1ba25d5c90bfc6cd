package org.phasesweep.plan;

/**
 * The smallest thing computed, failed and resumed: one realization of one slice (or of a part of its cells).
 *
 * @param slice the cells
 * @param realization index of the draw of the disorder, from 0
 */
public record SweepUnit(Slice slice, int realization) {

    /** The slice's id, {@code -r}, the realization. */
    public String id() {
        return slice.id() + "-r" + realization;
    }
}
