package org.phasesweep.observable;

import java.util.Set;

/** q = y·y′/d of two independent draws from the posterior at one state; its mean is that of |m|²/d. Physics reference §2. */
public final class Overlap implements StateObservable {

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public String summary() {
        return "q = y.y'/d of two draws from the posterior";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_DRAWS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().drawnOverlap();
    }
}
