package org.phasesweep.theory;

/**
 * Excess entropy of planted states in iid Gaussian data: f^e → max(f, 0) with f = α − ½ ln(1 + k), k = σ²/T (physics reference
 * §5). For d → ∞ at fixed α; corrections O(1/√d) within the width of the transition, O(1/d) away from it.
 */
public final class PlantedExcessEntropy implements ObservablePrediction {

    @Override
    public String name() {
        return "planted-excess-entropy";
    }

    @Override
    public String summary() {
        return "f^e = max(alpha - ln(1 + sigma^2/T)/2, 0); d to infinity";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    public String observable() {
        return "excess_entropy";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return GaussianLaw.isIsotropic(point.model()) && point.isPlanted();
    }

    @Override
    public double value(TheoryPoint point) {
        double k = GaussianLaw.variance(point.model()) / point.temperature();
        return Math.max(point.load() - 0.5 * StrictMath.log1p(k), 0);
    }
}
