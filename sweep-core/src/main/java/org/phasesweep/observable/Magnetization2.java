package org.phasesweep.observable;

import java.util.Set;

/** m² of {@link Magnetization}. Physics reference §3, §9. */
public final class Magnetization2 implements StateObservable {

    @Override
    public String name() {
        return "magnetization2";
    }

    @Override
    public String summary() {
        return "square of the magnetization of a state";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ORDER_PARAMETER);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().magnetization() * state.local().magnetization();
    }
}
