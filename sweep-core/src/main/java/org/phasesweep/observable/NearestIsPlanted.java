package org.phasesweep.observable;

import java.util.Set;

/** 1 if no data point is nearer to x/a than the planted one, else 0; duplicates of the planted point count as it. §2. */
public final class NearestIsPlanted implements StateObservable {

    @Override
    public String name() {
        return "nearest_is_planted";
    }

    @Override
    public String summary() {
        return "1 if the planted point is the nearest, else 0: the mean is the memorised fraction";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PLANTED_POINT, Need.DATA_POINTS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.plantedEnergy() == state.sums().minEnergy() ? 1.0 : 0.0;
    }
}
