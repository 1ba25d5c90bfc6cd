package org.phasesweep.observable;

import java.util.Set;

/** min_j |x/a − y_j|² = 2T u_min, in units of the data squared. Physics reference §2. */
public final class NearestDistance2 implements StateObservable {

    @Override
    public String name() {
        return "nearest_distance2";
    }

    @Override
    public String summary() {
        return "min |x/a - y|^2, units of the data squared";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_POINTS, Need.DISTANCES);
    }

    @Override
    public double value(PosteriorState state) {
        return 2 * state.temperature() * state.sums().minEnergy();
    }
}
