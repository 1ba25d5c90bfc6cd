package org.phasesweep.observable;

import java.util.Set;

/** |m|², m the posterior mean of y, in units of the data squared. Physics reference §2. */
public final class MeanNorm2 implements StateObservable {

    @Override
    public String name() {
        return "mean_norm2";
    }

    @Override
    public String summary() {
        return "|m|^2 of the posterior mean, units of the data squared";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_MEAN);
    }

    @Override
    public double value(PosteriorState state) {
        return state.sums().meanNorm();
    }
}
