package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;

/** The law of a row of one of several classes. */
@FunctionalInterface
public interface ClassLaw extends RowLaw {

    @Override
    int drawWithClass(UniformRandomProvider source, double[] target, int offset);

    @Override
    default void draw(UniformRandomProvider source, double[] target, int offset) {
        drawWithClass(source, target, offset);
    }
}
