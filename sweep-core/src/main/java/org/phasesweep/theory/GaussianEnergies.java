package org.phasesweep.theory;

/**
 * Participation ratio of fresh states if the energies |x − y|²/2 were Gaussian, of the variance d(σ⁴/2 + σ²(σ² + T)) that they have at
 * the actual x: a random-energy model with Y = 1 − T/T_c, T_c = √((3σ⁴/2 + σ²T)/2α) (Ambrogioni, arXiv 2310.17467, §11; physics
 * reference §5). Right as α → 0 only, where it is the first order of {@link FreshParticipation} in λ*σ²/T: Y vanishes at
 * T = σ² (1 + √(1 + 12α))/4α, a factor 1.08 above the collapse at α = 0.02, 1.19 at 0.05, 3.1 at 0.5. Given up to α = 0.05.
 */
public final class GaussianEnergies implements ObservablePrediction {

    private static final double LARGEST_LOAD = 0.05;

    @Override
    public String name() {
        return "gaussian-energies";
    }

    @Override
    public String summary() {
        return "Y = 1 - T/T_c of a random-energy model with Gaussian energies; alpha to 0 (given up to 0.05) and d to infinity";
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
        return GaussianLaw.isIsotropic(point.model()) && point.isFresh() && point.load() <= LARGEST_LOAD;
    }

    @Override
    public double value(TheoryPoint point) {
        double ratio = point.temperature() / GaussianLaw.variance(point.model());
        return Math.max(0, 1 - ratio * Math.sqrt(2 * point.load() / (1.5 + ratio)));
    }
}
