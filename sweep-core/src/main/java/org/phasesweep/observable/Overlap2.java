package org.phasesweep.observable;

import java.util.Set;

/** q² of {@link Overlap}. Physics reference §2. */
public final class Overlap2 implements StateObservable {

    @Override
    public String name() {
        return "overlap2";
    }

    @Override
    public String summary() {
        return "square of the overlap of two draws from the posterior";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_DRAWS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().drawnOverlap() * state.local().drawnOverlap();
    }
}
