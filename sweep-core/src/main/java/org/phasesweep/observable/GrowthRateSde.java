package org.phasesweep.observable;

import java.util.Set;

/** Top eigenvalue of the Jacobian of the drift of the reverse SDE, −f + g² s: (T′/T)(λ − 1) − (ln a)′ with λ = λ_max(C)/T, per unit
 * of time; a perturbation grows where it is positive. Physics reference §3, §7. */
public final class GrowthRateSde implements StateObservable {

    @Override
    public String name() {
        return "growth_rate_sde";
    }

    @Override
    public String summary() {
        return "top eigenvalue of the reverse SDE's drift: a perturbation grows where it is > 0";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.COVARIANCE);
    }

    @Override
    public double value(PosteriorState state) {
        return state.temperatureRate() / state.temperature() * (state.local().response() - 1)
                - state.channel().signalRate();
    }
}
