package org.phasesweep.observable;

import java.util.List;
import java.util.Set;

/** Measured at each state x: its mean over replicas and realizations is the column. One class and one registration each. */
public non-sealed interface StateObservable extends Observable {

    /** What an observable needs beside the posterior sums. */
    enum Need {
        /** The posterior mean m, which costs a second product over the data. */
        POSTERIOR_MEAN("the posterior mean"),
        /** A planted point: refused for fresh states. */
        PLANTED_POINT("a planted point"),
        /** Norms and distances of data points, not their energies alone: {@code distance} and {@code norm} of the sums. */
        DATA_VECTORS("the data as vectors");

        private final String inWords;

        Need(String inWords) {
            this.inWords = inWords;
        }

        /** As in "a planted point". */
        public String inWords() {
            return inWords;
        }
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
