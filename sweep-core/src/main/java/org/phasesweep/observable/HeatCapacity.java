package org.phasesweep.observable;

import java.util.Set;

/**
 * dE/dT along a branch of fixed points with E = −|m|²/2d, from the linearised equation of state: it jumps where symmetry breaks (α = 0; by
 * 3/2 for two points) and diverges at a fold. Physics reference §3.
 */
public final class HeatCapacity implements StateObservable {

    @Override
    public String name() {
        return "heat_capacity";
    }

    @Override
    public String summary() {
        return "dE/dT along a branch of fixed points, E = -|m|^2/2d: jumps at the transition, diverges at a fold";
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
