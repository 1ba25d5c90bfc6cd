package org.phasesweep.observable;

import java.util.Set;

/**
 * −ln w_true in nats, ≥ 0: its mean over planted states is that of the posterior entropy, its variance is not: for iid Gaussian
 * data of variance σ² above the collapse d σ²/(σ² + T). Physics reference §2, §7.
 */
public final class InformationDensity implements StateObservable {

    @Override
    public String name() {
        return "information_density";
    }

    @Override
    public String summary() {
        return "-ln w of the planted point in nats: the path-wise conditional entropy B";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PLANTED_POINT, Need.DATA_POINTS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.plantedEnergy() + state.logPartitionFunction();
    }
}
