package org.phasesweep.observable;

import java.util.Set;

/** dE/dT along a branch of fixed points with E = −|m|²/2d, which jumps where symmetry breaks (α = 0; by 3/2 for two points): a
 * difference quotient over 2e-4 T. Physics reference §3. */
public final class HeatCapacity implements StateObservable {

    @Override
    public String name() {
        return "heat_capacity";
    }

    @Override
    public String summary() {
        return "dE/dT along a branch of fixed points, E = -|m|^2/2d: jumps at the transition";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.HEAT_CAPACITY);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().heatCapacity();
    }
}
