package org.phasesweep.observable;

import java.util.Set;

/**
 * s·s* in the units of the process, s* = (a y₀ − x)/Δ = −z/√Δ the score given the planted point: its mean over planted states
 * is that of |s|², for s is the posterior mean of s*. Needs no posterior mean, for with G_j = z·(y₀ − y_j)
 * <pre>  s·s* = (|z|² + ⟨G⟩/√T)/Δ     ⟨G⟩/√T = ⟨u⟩ − ⟨|y − y₀|²⟩/2T − |z|²/2</pre>
 * Physics reference §2.
 *
 * <p>Variance: for iid Gaussian data of variance σ² above the collapse, with Γ = Δ + a²σ², d(2 + σ²/T)/Γ², where that of |s|²
 * is 2d/Γ²; given x the value is normal about |s|² with variance |s|²σ²/(TΓ).
 *
 * <p>Accuracy: the terms that weigh are no larger than |z|² and u, however small T is and wherever the data are; the error is
 * below 4e-15 (|z|² + ⟨u⟩)/Δ, which is 6e-15 (σ² + T)/T of the mean above the collapse.
 */
public final class ScoreNorm2Planted implements StateObservable {

    @Override
    public String name() {
        return "score_norm2_planted";
    }

    @Override
    public String summary() {
        return "s.s*, s* the score of the planted point: |s|^2 without a posterior mean, on average only";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PLANTED_POINT, Need.DATA_VECTORS);
    }

    @Override
    public double value(PosteriorState state) {
        double distance = state.sums().distance() / state.sums().weights();
        double energy = state.sums().referenceEnergy() + state.excessEnergy();
        return (energy + state.plantedEnergy() - 0.5 * distance / state.temperature()) / state.noiseVariance();
    }
}
