package org.phasesweep.observable;

import java.util.Set;

/**
 * ½ g² (a²/Δ²) tr C = (dT/dt) tr C/2T² in nats per unit of the process's own time: its mean over planted states is
 * dH[x₀|x_t]/dt, the generative bandwidth, H the entropy of which data point x_t comes from. Physics reference §7.
 */
public final class EntropyRate implements StateObservable {

    @Override
    public String name() {
        return "entropy_rate";
    }

    @Override
    public String summary() {
        return "dH[x0|x_t]/dt in nats per unit of time, as g^2 a^2 tr C / 2 Delta^2";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_MEAN);
    }

    @Override
    public double value(PosteriorState state) {
        return state.entropyRate(state.posteriorTrace());
    }
}
