package org.phasesweep.observable;

import java.util.Set;

/**
 * Σ w|y|² − Σ_j w_j y₀·y_j, in units of the data squared: equal to tr C on average over planted states, without the cost of the
 * posterior mean. Physics reference §2.
 *
 * <p>Variance: for iid Gaussian data of variance σ² above the collapse d σ⁶T/(σ² + T)², where that of tr C is 0; given x the
 * value is normal about tr C with variance |m|²σ²T/(σ² + T), m the posterior mean.
 */
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
        return Set.of(Need.PLANTED_POINT, Need.DATA_VECTORS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.plantedMmse();
    }
}
