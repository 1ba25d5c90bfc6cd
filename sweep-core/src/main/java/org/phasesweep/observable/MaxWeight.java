package org.phasesweep.observable;

import java.util.Set;

/** max_i w_i, from 1/N to 1. Physics reference §2. */
public final class MaxWeight implements StateObservable {

    @Override
    public String name() {
        return "max_weight";
    }

    @Override
    public String summary() {
        return "largest weight, from 1/N to 1";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_POINTS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.maxWeight();
    }
}
