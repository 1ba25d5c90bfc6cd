package org.phasesweep.observable;

import java.util.Set;

/** h = −Σ w_i ln w_i in nats, from 0 to ln N. With w_i = e^{−a_i}/S₁ it is ln S₁ + ⟨a⟩. Physics reference §2. */
public final class PosteriorEntropy implements StateObservable {

    @Override
    public String name() {
        return "posterior_entropy";
    }

    @Override
    public String summary() {
        return "h = -sum w ln w in nats: the path-wise conditional entropy A";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_POINTS);
    }

    @Override
    public double value(PosteriorState state) {
        return StrictMath.log(state.sums().weights()) + state.excessEnergy();
    }
}
