package org.phasesweep.observable;

import java.util.Set;

/** tr C, C the posterior covariance of y, in units of the data squared; its mean over planted states is the mmse. §2. */
public final class PosteriorTrace implements StateObservable {

    @Override
    public String name() {
        return "posterior_trace";
    }

    @Override
    public String summary() {
        return "tr C of the posterior covariance, units of the data squared; its mean is the mmse";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_MEAN);
    }

    @Override
    public double value(PosteriorState state) {
        return state.posteriorTrace();
    }
}
