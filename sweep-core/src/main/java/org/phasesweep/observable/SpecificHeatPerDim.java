package org.phasesweep.observable;

/** Var_w(u) / d. Physics reference §2. */
public final class SpecificHeatPerDim implements StateObservable {

    @Override
    public String name() {
        return "specific_heat_per_dim";
    }

    @Override
    public String summary() {
        return "posterior variance of u divided by d";
    }

    @Override
    public double value(PosteriorState state) {
        return state.energyVariance() / state.dimension();
    }
}
