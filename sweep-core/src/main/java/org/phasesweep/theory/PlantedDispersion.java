package org.phasesweep.theory;

import org.apache.commons.math3.special.Erf;

/**
 * The finite-size rounding of memorization: E Y ≈ Φ((I(T) − α) √(d/V)) for planted states in iid Gaussian data, with
 * I = ½ ln(1 + k), the channel dispersion V = k/(1 + k) and k = σ²/T, so that the transition has the width √(V/d) in α (physics
 * reference §5). For d → ∞ at fixed (I − α)√d; the centre is displaced by O(1/d) in α, the width by O(ln d/√d) of itself.
 */
public final class PlantedDispersion implements ObservablePrediction {

    @Override
    public String name() {
        return "planted-dispersion";
    }

    @Override
    public String summary() {
        return "Y = Phi((ln(1+k)/2 - alpha) sqrt(d/V)), V = k/(1+k): the width of the transition; d to infinity, O(ln d/sqrt d)";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "participation_ratio";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return GaussianLaw.isIsotropic(point.model()) && point.isPlanted();
    }

    @Override
    public double value(TheoryPoint point) {
        double k = GaussianLaw.variance(point.model()) / point.temperature();
        double excess = 0.5 * StrictMath.log1p(k) - point.load();
        return 0.5 * Erf.erfc(-excess * Math.sqrt(0.5 * point.dimension() * (1 + k) / k));
    }
}
