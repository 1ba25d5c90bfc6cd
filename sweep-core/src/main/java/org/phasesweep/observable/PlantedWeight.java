package org.phasesweep.observable;

import java.util.Set;

/** w_true, the posterior weight of the planted point, from 0 to 1. Physics reference §2. */
public final class PlantedWeight implements StateObservable {

    @Override
    public String name() {
        return "planted_weight";
    }

    @Override
    public String summary() {
        return "w of the planted point, from 0 to 1";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PLANTED_POINT, Need.DATA_POINTS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.plantedWeight();
    }
}
