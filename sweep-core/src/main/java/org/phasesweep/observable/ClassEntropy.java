package org.phasesweep.observable;

import java.util.Set;

/** −Σ_c w_c ln w_c in nats: what is left open of the class. Physics reference §4. */
public final class ClassEntropy implements StateObservable {

    @Override
    public String name() {
        return "class_entropy";
    }

    @Override
    public String summary() {
        return "entropy of the class given the state, in nats";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CLASSES);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().classEntropy();
    }
}
