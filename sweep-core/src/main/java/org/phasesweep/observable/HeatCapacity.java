package org.phasesweep.observable;

import java.util.Set;

/** dE/dT along a branch of fixed points with E = −|m|²/2d, which jumps where symmetry breaks (α = 0; by 3/2 for two points): a
 * difference quotient over T (1 ± 1e-4): within that of a transition it mixes both sides, and at a distance δT from a fold it is off by
 * (1e-4 T/δT)²/8 of itself. Physics reference §3. */
public final class HeatCapacity implements StateObservable {

    @Override
    public String name() {
        return "heat_capacity";
    }

    @Override
    public String summary() {
        return "dE/dT along a branch of fixed points, E = -|m|^2/2d: jumps at the transition; a quotient over T(1 +- 1e-4)";
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
