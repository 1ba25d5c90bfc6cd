package org.phasesweep.observable;

import java.util.Set;

/** The integrated autocorrelation time τ = ½ + Σ ρ(t) of the energy along the chain that made the data, in data points: ½ where they
 * are independent. Times the sweeps between data points it is in sweeps. The mean over N data points has 2τ times the variance that
 * independent ones would give it. Wants hundreds of τ of them. */
public final class AutocorrelationTime implements StateObservable {

    @Override
    public String name() {
        return "autocorrelation_time";
    }

    @Override
    public String summary() {
        return "integrated autocorrelation time of the data's energy, in data points: 1/2 where they are independent";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.DATA_MEANS);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().data().autocorrelationTime();
    }
}
