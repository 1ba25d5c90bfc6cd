package org.phasesweep.observable;

import java.util.Set;

/** Σ w|y|² − Σ_j w_j y₀·y_j = ½(⟨|y|²⟩ + ⟨|y − y₀|²⟩ − |y₀|²), in units of the data squared: equal to tr C on average over planted states, without the cost of the posterior mean. Physics reference §2. */
public final class MmsePlanted implements StateObservable {

    @Override
    public String name() {
        return "mmse_planted";
    }

    @Override
    public String summary() {
        return "sum w |y|^2 - sum w y0.y: the mmse without a posterior mean, on average only";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PLANTED_POINT);
    }

    @Override
    public double value(PosteriorState state) {
        return 0.5
                * (state.sums().norm() + state.sums().distance())
                / state.sums().weights();
    }
}
