package org.phasesweep.observable;

import java.util.Set;

/** Top eigenvalue λ/(1 − λ) of χ = (I − C/T)⁻¹ C/T, λ = λ_max(C)/T: diverges where a fixed point loses stability and is negative
 * beyond. Physics reference §3. */
public final class TopSusceptibility implements StateObservable {

    @Override
    public String name() {
        return "top_susceptibility";
    }

    @Override
    public String summary() {
        return "top eigenvalue of (1 - C/T)^-1 C/T; diverges at the transition";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.COVARIANCE);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().response() / (1 - state.local().response());
    }
}
