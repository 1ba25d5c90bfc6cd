package org.phasesweep.observable;

/** ⟨u⟩_w, the posterior mean of u_j = |x − a y_j|²/2Δ; d/2 on average for planted states. Physics reference §2. */
public final class Energy implements StateObservable {

    @Override
    public String name() {
        return "energy";
    }

    @Override
    public String summary() {
        return "posterior mean of u = |x - a y|^2 / 2 Delta";
    }

    @Override
    public double value(PosteriorState state) {
        return state.sums().referenceEnergy() + state.excessEnergy();
    }
}
