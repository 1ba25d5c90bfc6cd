package org.phasesweep.theory;

/**
 * The temperature T_g of least {@code kl_divergence}, KL(p_0 ‖ p_T^emp), for isotropic Gaussian data: T_g = σ² q(1+q), the squared
 * distance per dimension from a held-out point to the nearest of N = e^{αd}, with α = ½ ln(1/q) − q(1−q)/2. It is below the collapse
 * temperature (Achilli et al., arXiv 2502.09578; physics reference §5). For d → ∞; corrections O(ln d/d).
 */
public final class BestGeneralisation extends LoadLine {

    @Override
    public String name() {
        return "best-generalisation";
    }

    @Override
    public String summary() {
        return "T = sigma^2 q(1+q), alpha = ln(1/q)/2 - q(1-q)/2: least KL(p_0 | p_T); d to infinity, O(ln d/d)";
    }

    @Override
    public String observable() {
        return "kl_divergence";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return GaussianLaw.isIsotropic(point.model()) && point.isHeldOut();
    }

    /** It is the place of a minimum, not of a level. */
    @Override
    public boolean locates(TheoryPoint point, double level) {
        return false;
    }

    @Override
    public boolean isExtremum() {
        return true;
    }

    /** 0 above 2σ², the mean squared distance to any point. */
    @Override
    double load(TheoryPoint point, double temperature) {
        double q = root(temperature / GaussianLaw.variance(point.model()));
        return q < 1 ? -0.5 * (StrictMath.log(q) + q * (1 - q)) : 0;
    }

    /** q ≥ 0 with q(1+q) = t. */
    static double root(double t) {
        return 2 * t / (1 + Math.sqrt(1 + 4 * t));
    }
}
