package org.phasesweep.theory;

/**
 * Onset of memorization: a data point has the weight of its own place, so that an attractor exists there, where α is below
 * ½ ln(1 + k) + k/(2(1 + k)), k = σ²/T, for isotropic Gaussian data (mean over the eigenvalues of others). States are data points
 * themselves, κ = 0 (Achilli et al., arXiv 2502.09578; physics reference §5). For d → ∞; the centre is displaced by O(1/d) in α.
 */
public final class Onset extends BasinLine {

    @Override
    public String name() {
        return "onset";
    }

    @Override
    public String summary() {
        return "alpha = ln(1+k)/2 + k/(2(1+k)), k = sigma^2/T, at data points without noise; d to infinity, O(1/d) in alpha";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return GaussianLaw.is(point.model()) && point.isPlantedProbe() && point.noise() == 0;
    }

    @Override
    double load(TheoryPoint point, double temperature) {
        return load(point, temperature, 0);
    }
}
