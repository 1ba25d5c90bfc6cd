package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * What theory needs to know of Gaussian data on a random linear manifold of D = α_D d dimensions, y = F ξ/√D with entries N(0, 1) of F
 * and ξ ~ N(0, σ² I): the information per dimension for d → ∞ is (α_D/2) V(k/α_D, α_D) with k = σ²/T and
 * <pre>V(x, c) = ln(1 + x − F/4) + c⁻¹ ln(1 + xc − F/4) − F/(4cx),  F = (√(x(1+√c)² + 1) − √(x(1−√c)² + 1))²</pre>
 * (Verdú and Shamai 1999; Achilli et al., arXiv 2502.09578; physics reference §5). Where F has entries N(0, 1/d) instead, σ² is α_D σ².
 */
final class HiddenManifold {

    private HiddenManifold() {}

    static boolean is(Component model) {
        return model.kind().equals("linear-manifold");
    }

    /** α_D = D/d, with D a whole number. */
    static double ratio(TheoryPoint point) {
        double latent = Math.round(point.model().settings().number("latent_ratio") * point.dimension());
        return Math.max(1, latent) / point.dimension();
    }

    /** k, with σ² of the normalization N(0, 1/D). */
    static double signalToNoise(TheoryPoint point, double temperature) {
        double variance = point.model().settings().number("variance");
        boolean latent = point.model().settings().text("normalization").equals("latent");
        return variance * (latent ? 1 : ratio(point)) / temperature;
    }

    /** (c/2) V(k/c, c) in nats per dimension. */
    static double information(double k, double c) {
        return 0.5 * c * v(k / c, c);
    }

    /**
     * V with p = √(x²(1−c)² + 2x(1+c) + 1), the product of the two roots: 1 + x − F/4 = (1 + x(1−c) + p)/2 and 1 + xc − F/4 =
     * (1 − x(1−c) + p)/2, written without differences of large numbers; c ≤ 1.
     */
    private static double v(double x, double c) {
        double gap = x * (1 - c);
        double sum = 2 * x * (1 + c);
        double p = Math.sqrt(gap * gap + sum + 1);
        double above = (gap * gap + sum) / (p + 1);
        double inner = (sum - above - gap) / (2 * (p + gap));
        return StrictMath.log1p(0.5 * (gap + above)) + StrictMath.log1p(inner) / c - 2 * x / (1 + x * (1 + c) + p);
    }

    /**
     * The part of order 1 of E ½ ln det(1 + k F Fᵀ/D) beside d times the information: −¼ ln[(√A + √B)²/(4√(AB))] with
     * A, B = 1 + k(1 ∓ 1/√c)² (Bai and Silverstein, Ann. Probab. 32, 553, 2004, eq. 5.13, for real entries).
     */
    static double correction(double k, double c) {
        double low = Math.sqrt(1 + k * square(1 - 1 / Math.sqrt(c)));
        double high = Math.sqrt(1 + k * square(1 + 1 / Math.sqrt(c)));
        return -0.25 * StrictMath.log(square(low + high) / (4 * low * high));
    }

    private static double square(double value) {
        return value * value;
    }
}
