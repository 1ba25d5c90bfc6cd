package org.phasesweep.observable;

/** Var_w(u), the posterior variance of the energy. Physics reference §2. */
public final class SpecificHeat implements StateObservable {

    @Override
    public String name() {
        return "specific_heat";
    }

    @Override
    public String summary() {
        return "posterior variance of u";
    }

    @Override
    public double value(PosteriorState state) {
        return state.energyVariance();
    }
}
