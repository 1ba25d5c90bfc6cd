package org.phasesweep.observable;

import java.util.Set;

/** |s|² of the score s = (a m − x)/Δ = −(x/a − m)/(a T), in the units of the process. Physics reference §2. */
public final class ScoreNorm2 implements StateObservable {

    @Override
    public String name() {
        return "score_norm2";
    }

    @Override
    public String summary() {
        return "|s|^2 of the score, in the units of the process";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_MEAN);
    }

    @Override
    public double value(PosteriorState state) {
        double scale = state.signalSquared() * state.temperature() * state.temperature();
        return state.sums().meanToState() / scale;
    }
}
