package org.phasesweep.observable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.phasesweep.kernel.PosteriorDetail;

/** Measured at each state x: its mean over replicas and realizations is the column. One class and one registration each. */
public non-sealed interface StateObservable extends Observable {

    /** What an observable needs beside the posterior sums. */
    enum Need {
        /** The posterior mean m, which costs a second product over the data. */
        POSTERIOR_MEAN("the posterior mean", PosteriorDetail.MEAN),
        /** A planted point: refused for fresh states. */
        PLANTED_POINT("a planted point", PosteriorDetail.ENERGIES),
        /** Norms and distances of data points, not their energies alone: {@code distance} and {@code norm} of the sums. */
        DATA_VECTORS("the data as vectors", PosteriorDetail.DISTANCES);

        private final String inWords;
        private final PosteriorDetail detail;

        Need(String inWords, PosteriorDetail detail) {
            this.inWords = inWords;
            this.detail = detail;
        }

        /** As in "a planted point". */
        public String inWords() {
            return inWords;
        }
    }

    /** How much of the posterior must be summed up for it. */
    default PosteriorDetail detail() {
        return needs().stream()
                .map(need -> need.detail)
                .max(Comparator.naturalOrder())
                .orElse(PosteriorDetail.ENERGIES);
    }

    /** How much of the posterior must be summed up for all of them. */
    static PosteriorDetail detail(Collection<StateObservable> observables) {
        return observables.stream()
                .map(StateObservable::detail)
                .max(Comparator.naturalOrder())
                .orElse(PosteriorDetail.ENERGIES);
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
