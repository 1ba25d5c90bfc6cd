package org.phasesweep.observable;

import java.util.Set;

/** The order parameter Σ_k ȳ_k/d, signed: the mean component of y₀, of the mean over a bath, or of the posterior mean at a fixed
 * point. Physics reference §3. */
public final class Magnetization implements StateObservable {

    @Override
    public String name() {
        return "magnetization";
    }

    @Override
    public String summary() {
        return "mean component of y0, of a bath, or of the posterior mean at a fixed point; signed";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ORDER_PARAMETER);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().magnetization();
    }
}
