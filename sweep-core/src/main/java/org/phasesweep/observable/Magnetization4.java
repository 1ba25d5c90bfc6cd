package org.phasesweep.observable;

import java.util.Set;

/** m⁴ of {@link Magnetization}, for the Binder cumulant. Physics reference §9. */
public final class Magnetization4 implements StateObservable {

    @Override
    public String name() {
        return "magnetization4";
    }

    @Override
    public String summary() {
        return "fourth power of the magnetization of a state";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ORDER_PARAMETER);
    }

    @Override
    public double value(PosteriorState state) {
        return square(state.local().magnetization() * state.local().magnetization());
    }

    private static double square(double value) {
        return value * value;
    }
}
