package org.phasesweep.observable;

import java.util.Set;

/** div s = −d/Δ + (a²/Δ²) tr C, in the units of the process. Physics reference §2. */
public final class ScoreDivergence implements StateObservable {

    @Override
    public String name() {
        return "score_divergence";
    }

    @Override
    public String summary() {
        return "div s of the score, in the units of the process";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.POSTERIOR_MEAN);
    }

    @Override
    public double value(PosteriorState state) {
        double fluctuation = state.posteriorTrace() / state.temperature();
        return (fluctuation - state.dimension()) / state.noiseVariance();
    }
}
