package org.phasesweep.observable;

import java.util.Set;

/** √L |m| with L as in {@link Fluctuation}: an ingredient of the connected susceptibility. Physics reference §9. */
public final class FluctuationAbs implements StateObservable {

    @Override
    public String name() {
        return "fluctuation_abs";
    }

    @Override
    public String summary() {
        return "root of size times absolute magnetization: an ingredient of susceptibility";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FLUCTUATIONS);
    }

    @Override
    public double value(PosteriorState state) {
        return Math.sqrt(state.local().size()) * Math.abs(state.local().magnetization());
    }
}
