package org.phasesweep.theory;

/**
 * Retrieval of a dense associative memory, weights ∝ e^{λ x·y_j/σ²} at a pattern x = y₁ of isotropic Gaussian data, λ = σ²/T: the
 * pattern has the weight where α &lt; α₁ = λ − λ²/2 for λ ≤ 1, ½ beyond, where the largest of the others decides (Lucibello and Mézard,
 * arXiv 2304.14964; physics reference §5). There are no norms in the weights, so this is not the onset of memorization in diffusion.
 * For d → ∞; the transition has the width α₁ √(2/d) in α, from |x|² alone.
 */
public final class RetrievalGaussian extends LoadLine {

    @Override
    public String name() {
        return "retrieval-gaussian";
    }

    @Override
    public String summary() {
        return "alpha = lambda - lambda^2/2 (lambda = sigma^2/T up to 1, then 1/2), associative memory; d to infinity";
    }

    @Override
    public String observable() {
        return "planted_weight";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return GaussianLaw.isIsotropic(point.model()) && point.sampler().kind().equals("associative");
    }

    @Override
    public boolean locates(TheoryPoint point, double level) {
        return level > 0 && level < 1;
    }

    @Override
    double load(TheoryPoint point, double temperature) {
        double lambda = Math.min(1, GaussianLaw.variance(point.model()) / temperature);
        return lambda * (1 - 0.5 * lambda);
    }
}
