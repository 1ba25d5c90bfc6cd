package org.phasesweep.theory;

/**
 * H[class | x] of classes of equal weight on a simplex; for two classes E H₂(sigmoid ℓ), ℓ ~ N(2ρ, 4ρ), ρ = |μ|²/(σ² + T) (physics
 * reference §4). Exact at any d.
 */
public final class LawClassEntropy implements ObservablePrediction {

    @Override
    public String name() {
        return "law-class-entropy";
    }

    @Override
    public String summary() {
        return "entropy of the class given the state, of rho = |mu|^2/(sigma^2 + T); exact";
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public String observable() {
        return "class_entropy";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return point.isPopulation() && ClassMeans.of(point).isPresent();
    }

    @Override
    public double value(TheoryPoint point) {
        return ClassMeans.of(point)
                .map(means -> means.channel(point.temperature()).entropy())
                .orElse(Double.NaN);
    }
}
