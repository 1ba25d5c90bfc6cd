package org.phasesweep.observable;

import java.util.Set;

/** |m| of {@link Magnetization}, m ~ ε^β below the transition. Physics reference §3. */
public final class MagnetizationAbs implements StateObservable {

    @Override
    public String name() {
        return "magnetization_abs";
    }

    @Override
    public String summary() {
        return "absolute value of the magnetization of a state";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ORDER_PARAMETER);
    }

    @Override
    public double value(PosteriorState state) {
        return Math.abs(state.local().magnetization());
    }
}
