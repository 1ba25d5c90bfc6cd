package org.phasesweep.theory;

/**
 * Participation ratio of fresh states in iid Gaussian data: E Y → 1 − λ*, continuous from 0 below the freezing temperature
 * of the background, which is T_c of the planted states too (physics reference §5). For d → ∞; at d = 25 the value 0.25 is
 * still 0.42, at d = 400 it is 0.27.
 */
public final class FreshParticipation implements ObservablePrediction {

    @Override
    public String name() {
        return "fresh-participation";
    }

    @Override
    public String summary() {
        return "Y = 1 - lambda* of the frozen background; d to infinity, slow corrections from above";
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
        return GaussianLaw.isIsotropic(point.model()) && point.isFresh();
    }

    @Override
    public double value(TheoryPoint point) {
        double k = GaussianLaw.variance(point.model()) / point.temperature();
        return 1 - RandomEnergy.lambdaStar(point.load(), k);
    }
}
