package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;

/** The law of one data row, for models with independent identically distributed rows. */
@FunctionalInterface
public interface RowLaw {

    /** Draws one row: writes d values from the offset. */
    void draw(UniformRandomProvider source, double[] target, int offset);

    /** As {@link #draw}, and returns the class of the row: 0 where the law has no classes. */
    default int drawWithClass(UniformRandomProvider source, double[] target, int offset) {
        draw(source, target, offset);
        return 0;
    }
}
