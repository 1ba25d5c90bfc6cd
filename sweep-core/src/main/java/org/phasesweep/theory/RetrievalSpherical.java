package org.phasesweep.theory;

/**
 * Retrieval of a dense associative memory with patterns on the sphere |y| = r√d, weights ∝ e^{λ x·y_j/r²} at a pattern x = y₁,
 * λ = r²/T: α₁ = λ − ζ(λ), ζ = λm + ½ ln(1 − m²) at m = (√(1+4λ²) − 1)/2λ (Lucibello and Mézard, arXiv 2304.14964; physics reference §5).
 * As all norms are equal, it is the onset of memorization in diffusion too, at states that are data points. For d → ∞;
 * corrections O(1/d) in α.
 */
public final class RetrievalSpherical extends LoadLine {

    @Override
    public String name() {
        return "retrieval-spherical";
    }

    @Override
    public String summary() {
        return "alpha = lambda - zeta(lambda), lambda = r^2/T, at points of a sphere; d to infinity, corrections O(1/d) in alpha";
    }

    @Override
    public String observable() {
        return "planted_weight";
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        return point.model().kind().equals("sphere") && point.isPlantedProbe() && point.noise() == 0;
    }

    @Override
    public boolean locates(TheoryPoint point, double level) {
        return level > 0 && level < 1;
    }

    /** With 1 − m² = m/λ, which keeps its digits at small and large λ. */
    @Override
    double load(TheoryPoint point, double temperature) {
        double radius = point.model().settings().number("radius");
        double lambda = radius * radius / temperature;
        double slope = 2 / (1 + Math.sqrt(1 + 4 * lambda * lambda));
        return lambda * (1 - lambda * slope) - 0.5 * StrictMath.log(slope);
    }
}
