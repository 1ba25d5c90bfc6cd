package org.phasesweep.theory;

/**
 * E Σ_c w_c² of classes of equal weight on a simplex, the probability φ that two draws from the posterior agree in class; for two
 * classes φ = ½(1 + τ(ρ)), ρ = |μ|²/(σ² + T) (physics reference §4). Exact at any d.
 */
public final class LawClassAgreement implements ObservablePrediction {

    @Override
    public String name() {
        return "law-class-agreement";
    }

    @Override
    public String summary() {
        return "probability that two posterior draws agree in class; (1 + tau(rho))/2 for two classes; exact";
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public String observable() {
        return "class_agreement";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return point.isPopulation() && ClassMeans.of(point).isPresent();
    }

    @Override
    public double value(TheoryPoint point) {
        return ClassMeans.of(point)
                .map(means -> 1 - means.channel(point.temperature()).confusion())
                .orElse(Double.NaN);
    }
}
