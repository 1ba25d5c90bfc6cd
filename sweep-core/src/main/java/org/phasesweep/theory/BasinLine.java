package org.phasesweep.theory;

/**
 * Where a state at distance κ√T from a data point y₁ has half of its weight there: e^{−κ²d/2} equals the sum over the other
 * points. For independent Gaussian data of eigenvalues λ_j, k_j = λ_j/T, while the background is not condensed (κ ≤ 1)
 * <pre>  α = (1/2d) Σ_j [ln(1 + k_j) + (1 − κ²) k_j/(1 + k_j)]</pre>
 * and beyond, where its nearest point decides, α = (1/2d) Σ_j ln(1 + λ_j/κ²T), the collapse line at the temperature κ²T: x depends on
 * it alone (physics reference §5). Both agree at κ = 1, the collapse line.
 */
abstract class BasinLine extends LoadLine {

    /** α at a temperature. */
    static double load(TheoryPoint point, double temperature, double noise) {
        double noise2 = noise * noise;
        return noise2 > 1
                ? GaussianLaw.information(point.model(), noise2 * temperature)
                : GaussianLaw.information(point.model(), temperature) + (1 - noise2) * shortfall(point, temperature);
    }

    /** (1/2d) Σ_j k_j/(1 + k_j). */
    private static double shortfall(TheoryPoint point, double temperature) {
        double[] eigenvalues = GaussianLaw.eigenvalues(point.model());
        double sum = 0;
        for (double eigenvalue : eigenvalues) {
            sum += eigenvalue / (eigenvalue + temperature);
        }
        return 0.5 * sum / eigenvalues.length;
    }

    @Override
    public String observable() {
        return "planted_weight";
    }

    @Override
    public boolean locates(TheoryPoint point, double level) {
        return level > 0 && level < 1;
    }
}
