package org.phasesweep.observable;

/** ⟨u⟩_w / d; 1/2 on average for planted states. Physics reference §2. */
public final class EnergyPerDim implements StateObservable {

    @Override
    public String name() {
        return "energy_per_dim";
    }

    @Override
    public String summary() {
        return "posterior mean of u divided by d; 1/2 on average for planted states";
    }

    @Override
    public double value(PosteriorState state) {
        return (state.sums().referenceEnergy() + state.excessEnergy()) / state.dimension();
    }
}
