package org.phasesweep.observable;

import java.util.Set;

/**
 * (ln p_0(x) − ln p_T^emp(x))/d at a held-out point x of the data's law p_0, in units of the data, with the empirical density
 * ln p_T^emp = ln Z − ln N − (d/2) ln(2πT). Its mean is KL(p_0 ‖ p_T^emp)/d ≥ 0, in nats: how well the noised data set generalises, best
 * where it is smallest (Achilli et al., arXiv 2502.09578; physics reference §5).
 */
public final class KlDivergence implements StateObservable {

    @Override
    public String name() {
        return "kl_divergence";
    }

    @Override
    public String summary() {
        return "KL(p_0 | empirical density at T) / d in units of the data, from held-out points without noise";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.LOG_PRIOR);
    }

    @Override
    public double value(PosteriorState state) {
        double logMean = state.logPartitionFunction() - state.logSampleCount();
        return (state.local().logPrior() - logMean) / state.dimension()
                + 0.5 * StrictMath.log(2 * Math.PI * state.temperature());
    }
}
