package org.phasesweep.observable;

import java.util.Set;

/**
 * |m − y₀|², the squared error of the posterior mean, in units of the data squared: its mean over planted states is that of tr C,
 * the mmse, its variance is not: for iid Gaussian data of variance σ² above the collapse 2d σ⁴T²/(σ² + T)² against 0. Physics
 * reference §2.
 */
public final class MeanError2 implements StateObservable {

    @Override
    public String name() {
        return "mean_error2";
    }

    @Override
    public String summary() {
        return "|m - y0|^2, squared error of the posterior mean: its mean is the mmse";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_MEAN, Need.PLANTED_POINT);
    }

    @Override
    public double value(PosteriorState state) {
        return state.sums().meanToBase();
    }
}
