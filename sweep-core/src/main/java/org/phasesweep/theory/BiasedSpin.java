package org.phasesweep.theory;

/**
 * A spin s = ±1 with P(s) = e^{bs}/(2 cosh b), seen through x = s + z/√ρ, z ~ N(0, 1): what Curie–Weiss spins are one by one for
 * d → ∞. Means over z by {@link NormalMean}.
 */
final class BiasedSpin {

    private BiasedSpin() {}

    /**
     * I(s; x) in nats = −Σ_s P(s) E ln[P(s) + P(−s) e^{−w}], w = 2(ρ + √ρ z): of relative accuracy 1e-16/√ρ where ρ is small.
     */
    static double information(double field, double ratio) {
        double plus = 1 / (1 + StrictMath.exp(-2 * field));
        double minus = 1 / (1 + StrictMath.exp(2 * field));
        return plus * surprise(plus, minus, ratio) + minus * surprise(minus, plus, ratio);
    }

    private static double surprise(double own, double other, double ratio) {
        return own == 0 ? 0 : -NormalMean.of(z -> logSum(own, other, 2 * (ratio + Math.sqrt(ratio) * z)));
    }

    /** ln(own + other e^{−w}) for own + other = 1, without cancellation where w is small. */
    private static double logSum(double own, double other, double w) {
        if (w > 1) {
            return StrictMath.log(own + other * StrictMath.exp(-w));
        }
        return other <= 0.5
                ? StrictMath.log1p(other * StrictMath.expm1(-w))
                : StrictMath.log1p(own * StrictMath.expm1(w)) - w;
    }

    /** E(1 − ⟨s⟩²) = Σ_s P(s) E(1 − tanh²(b + ρx)). */
    static double variance(double field, double ratio) {
        double plus = 1 / (1 + StrictMath.exp(-2 * field));
        double minus = 1 / (1 + StrictMath.exp(2 * field));
        return NormalMean.of(z -> {
            double noise = Math.sqrt(ratio) * z;
            return plus * rest(field + ratio + noise) + minus * rest(field - ratio + noise);
        });
    }

    /** 1 − tanh². */
    private static double rest(double field) {
        double exponential = StrictMath.exp(-2 * Math.abs(field));
        return 4 * exponential / ((1 + exponential) * (1 + exponential));
    }

    /** ln(1 + e^x) without overflow. */
    static double softPlus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
