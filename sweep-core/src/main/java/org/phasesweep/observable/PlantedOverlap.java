package org.phasesweep.observable;

import java.util.Set;

/** m·y₀/d, the overlap of the posterior mean with the planted point; its mean over states of a law is that of |m|²/d. Physics
 * reference §2. */
public final class PlantedOverlap implements StateObservable {

    @Override
    public String name() {
        return "planted_overlap";
    }

    @Override
    public String summary() {
        return "m.y0/d of the posterior mean and the planted point";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PLANTED_POINT, Need.POSTERIOR_MEAN);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().overlap();
    }
}
