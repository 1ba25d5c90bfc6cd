package org.phasesweep.observable;

import java.util.Set;

/**
 * {@link EntropyRate} with {@link MmsePlanted} for tr C: equal to it on average over planted states, without the cost of the
 * posterior mean. Physics reference §2, §7.
 *
 * <p>Variance: for iid Gaussian data of variance σ² above the collapse (dT/dt)² d σ⁶/(4T³(σ² + T)²), where that of
 * {@link EntropyRate} is 0.
 */
public final class EntropyRatePlanted implements StateObservable {

    @Override
    public String name() {
        return "entropy_rate_planted";
    }

    @Override
    public String summary() {
        return "dH[x0|x_t]/dt from mmse_planted: without a posterior mean, on average only";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PLANTED_POINT, Need.DATA_VECTORS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.entropyRate(state.plantedMmse());
    }
}
