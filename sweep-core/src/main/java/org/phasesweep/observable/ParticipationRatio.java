package org.phasesweep.observable;

import java.util.Set;

/** Y = Σ w_i², the spin-glass participation ratio, from 1/N to 1 (condensed). Physics reference §2. */
public final class ParticipationRatio implements StateObservable {

    @Override
    public String name() {
        return "participation_ratio";
    }

    @Override
    public String summary() {
        return "Y = sum w^2: 1 when the posterior sits on one data point, about 1/N when spread";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_POINTS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.sums().squares() / (state.sums().weights() * state.sums().weights());
    }
}
