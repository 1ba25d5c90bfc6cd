package org.phasesweep.observable;

/**
 * Several numbers of each state x, such as a histogram or a spectrum: a list column, whose entries are averaged one by one. How many
 * there are is known from the dimension, so that lists of a cell do not depend on what else is computed.
 */
public non-sealed interface ListObservable extends Measured {

    /** The values at a state; {@link #length} of them. */
    double[] values(PosteriorState state);

    /** The edges of the bins of a histogram, one more than bins, for readers of results; none by default. */
    default double[] edges() {
        return new double[0];
    }
}
