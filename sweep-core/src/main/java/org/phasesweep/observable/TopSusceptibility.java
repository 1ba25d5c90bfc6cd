package org.phasesweep.observable;

import java.util.Set;

/** Top eigenvalue λ/(1 − λ) of χ = (I − C/T)⁻¹ C/T, λ = λ_max(C)/T: diverges where a fixed point loses stability, told as 1e10
 * there, and is negative beyond; so it has no mean over states that are drawn. Physics reference §3. */
public final class TopSusceptibility implements StateObservable {

    /** The rounding of a fixed point tells nothing larger from infinity. */
    private static final double INFINITE = 1e10;

    @Override
    public String name() {
        return "top_susceptibility";
    }

    @Override
    public String summary() {
        return "top eigenvalue of (1 - C/T)^-1 C/T: diverges at the transition, told as 1e10 there; negative where unstable";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.COVARIANCE, Need.GIVEN_STATE);
    }

    @Override
    public double value(PosteriorState state) {
        double response = state.local().response();
        double gap = 1 - response;
        return Math.abs(gap) < 1 / INFINITE ? INFINITE : response / gap;
    }
}
