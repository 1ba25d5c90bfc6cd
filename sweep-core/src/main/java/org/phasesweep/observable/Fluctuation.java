package org.phasesweep.observable;

import java.util.Set;

/** L m² with L the size that the magnetization belongs to (spins, or replicas of a bath times d): over T it is the susceptibility
 * above the transition, where ⟨m⟩ = 0. Physics reference §3, §9. */
public final class Fluctuation implements StateObservable {

    @Override
    public String name() {
        return "fluctuation";
    }

    @Override
    public String summary() {
        return "size times squared magnetization: over T the susceptibility above the transition";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FLUCTUATIONS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().size()
                * state.local().magnetization()
                * state.local().magnetization();
    }
}
