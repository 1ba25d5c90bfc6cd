package org.phasesweep.observable;

import java.util.List;
import java.util.Set;

/** Measured at each state x: its mean over replicas and realizations is the column. One class and one registration each. */
public non-sealed interface StateObservable extends Observable {

    /** What an observable needs beside the posterior sums. */
    enum Need {
        /** The posterior mean m, which costs a second product over the data. */
        POSTERIOR_MEAN,
        /** A planted point: refused for fresh states. */
        PLANTED_POINT
    }

    /** The value at a state. */
    double value(PosteriorState state);

    /** What it needs; nothing by default. */
    default Set<Need> needs() {
        return Set.of();
    }

    @Override
    default List<String> ingredients() {
        return List.of(name());
    }
}
