package org.phasesweep.observable;

import java.util.Set;

/** |x/a|² of the state, in units of the data squared. Physics reference §3: ⟨x²⟩ = ⟨m²⟩ + T/M in a bath of two points. */
public final class StateNorm2 implements StateObservable {

    @Override
    public String name() {
        return "state_norm2";
    }

    @Override
    public String summary() {
        return "|x/a|^2 of the state, units of the data squared";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.STATE_NORM);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().stateNorm2();
    }
}
