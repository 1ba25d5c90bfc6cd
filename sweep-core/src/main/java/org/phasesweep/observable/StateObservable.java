package org.phasesweep.observable;

import java.util.Collection;
import java.util.Comparator;
import org.phasesweep.kernel.PosteriorDetail;

/** A number of each state x. */
public non-sealed interface StateObservable extends Measured {

    /** What an observable needs beside the posterior sums. */
    enum Need {
        /** The posterior mean m, which costs a second product over the data. */
        POSTERIOR_MEAN("the posterior mean", PosteriorDetail.MEAN),
        /** A planted point: refused for fresh states. */
        PLANTED_POINT("a planted point", PosteriorDetail.ENERGIES),
        /** Norms and distances of data points, not their energies alone: {@code distance} and {@code norm} of the sums. */
        DATA_VECTORS("the data as vectors", PosteriorDetail.DISTANCES),
        /** Single data points with a weight each: refused where the data have a law only. */
        DATA_POINTS("weights of single data points", PosteriorDetail.ENERGIES),
        /** Means over the data points, which have an energy: refused where the data have none. */
        DATA_MEANS("a data set whose points have an energy", PosteriorDetail.ENERGIES),
        /** The order parameter of {@link LocalState}. */
        ORDER_PARAMETER("an order parameter", PosteriorDetail.ENERGIES),
        /** An order parameter that fluctuates, of a finite size. */
        FLUCTUATIONS("an order parameter that fluctuates", PosteriorDetail.ENERGIES),
        /** The norm of the state. */
        STATE_NORM("the norm of the state", PosteriorDetail.ENERGIES),
        /** A branch of fixed points to differentiate along. */
        HEAT_CAPACITY("a branch of fixed points", PosteriorDetail.ENERGIES),
        /** The posterior covariance C, not its trace alone. */
        COVARIANCE("the posterior covariance", PosteriorDetail.ENERGIES),
        /** A state that is not drawn: of others, what is infinite where a response is 1 has no mean. */
        GIVEN_STATE("a state that is given, not drawn", PosteriorDetail.ENERGIES),
        /** The posterior weights of classes. */
        CLASSES("classes", PosteriorDetail.ENERGIES),
        /** Draws from the posterior. */
        POSTERIOR_DRAWS("draws from the posterior", PosteriorDetail.ENERGIES),
        /** The density of the data's law at the state, for states without noise that are no data points. */
        LOG_PRIOR(
                "a held-out point without noise (sampler probe with base fresh or levels with state fresh, noise 0)",
                PosteriorDetail.ENERGIES),
        /** Energies that are squared distances over 2T, not those of another model. */
        DISTANCES("energies that are squared distances", PosteriorDetail.ENERGIES);

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

        /** How much of the posterior must be summed up for all of them. */
        public static PosteriorDetail detail(Collection<Need> needs) {
            return needs.stream()
                    .map(need -> need.detail)
                    .max(Comparator.naturalOrder())
                    .orElse(PosteriorDetail.ENERGIES);
        }
    }

    /** The value at a state. */
    double value(PosteriorState state);

    @Override
    default int length(int dimension) {
        return 1;
    }
}
