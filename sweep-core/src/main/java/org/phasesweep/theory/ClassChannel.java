package org.phasesweep.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * K classes of equal weight with means on a regular simplex, seen through isotropic Gaussian noise of variance Γ, at ρ = |μ|²/Γ: what
 * is known of the class. The log-likelihoods are, up to a common term, √r z_j + r δ_j0 of independent normal z_j with
 * r = ρK/(K − 1) and class 0 the true one: the problem of orthogonal signals. With L(u) = E exp(−e^{u + √r z}), from
 * ln X = ∫ (e^{−t} − e^{−tX}) dt/t and t = e^u,
 *
 * <pre>
 * E(−ln w_0) = ∫ L(u + r) [1 − L(u)^{K−1}] du,   1 − E w_0 = (K − 1) ∫ −L′(u) L(u + r) L(u)^{K−2} du.
 * </pre>
 *
 * For K = 2 these are E H₂(sigmoid ℓ) and ½(1 − τ(ρ)), τ(ρ) = E tanh²(ρ + √ρ z) (physics reference §4). Trapezoid rules on one grid,
 * all terms positive: errors below 1e-11 of the value. Cost: up to 40 ms.
 *
 * @param confusion 1 − E Σ_c w_c² = 1 − E w_0, the probability that two draws from the posterior differ in class
 * @param entropy H[class | x] in nats
 */
record ClassChannel(double confusion, double entropy) {

    /** Beyond this r both are below 1e-24. */
    private static final double CERTAIN = 220;

    /** Below it the first terms of the series in r are as exact. */
    private static final double FAINT = 1e-6;

    private static final double NORMALS = 12;

    /**
     * What is known of the class.
     *
     * @param classes K ≥ 2
     * @param ratio ρ ≥ 0
     */
    static ClassChannel of(int classes, double ratio) {
        double strength = ratio * classes / (classes - 1.0);
        if (strength > CERTAIN) {
            return new ClassChannel(0, 0);
        }
        return strength < FAINT ? faint(classes, strength) : new Grid(strength).channel(classes);
    }

    private static ClassChannel faint(int classes, double strength) {
        double share = (classes - 1.0) / classes;
        double bend = strength / classes;
        return new ClassChannel(
                share * (1 - bend), StrictMath.log(classes) - 0.5 * share * strength * (1 - 0.5 * bend));
    }

    /** u = i δ. */
    private static final class Grid {

        private final double strength;
        private final double step;
        private final double[] weights;

        Grid(double strength) {
            this.strength = strength;
            double spread = Math.sqrt(strength);
            this.step = Math.min(0.2, 0.3 * spread);
            int half = (int) Math.ceil(NORMALS * spread / step);
            this.weights = new double[2 * half + 1];
            for (int j = -half; j <= half; j++) {
                double z = j * step / spread;
                weights[half + j] = step / spread * StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
            }
        }

        ClassChannel channel(int classes) {
            double low = -(42 + StrictMath.log(classes) + 0.75 * strength);
            int count = (int) ((4 + NORMALS * Math.sqrt(strength) - low) / step);
            double[] left = smooth(low, count, x -> StrictMath.exp(-x));
            double[] lost = smooth(low, count, x -> -StrictMath.expm1(-x));
            double[] falling = smooth(low, count, x -> x * StrictMath.exp(-x));
            double[] own = smooth(low + strength, count, x -> StrictMath.exp(-x));
            double entropy = 0;
            double confusion = 0;
            for (int i = 0; i < count; i++) {
                double log = lost[i] < 0.5 ? StrictMath.log1p(-lost[i]) : StrictMath.log(left[i]);
                entropy -= own[i] * StrictMath.expm1((classes - 1) * log);
                confusion += (classes - 1) * own[i] * falling[i] * StrictMath.pow(left[i], classes - 2.0);
            }
            return new ClassChannel(confusion * step, entropy * step);
        }

        /** E f(e^{u + √r z}) at u = from + i δ. */
        private double[] smooth(double from, int count, DoubleUnaryOperator f) {
            int half = weights.length / 2;
            double[] values = new double[count + 2 * half];
            for (int i = 0; i < values.length; i++) {
                values[i] = f.applyAsDouble(StrictMath.exp(from + (i - half) * step));
            }
            double[] smooth = new double[count];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < weights.length; j++) {
                    smooth[i] = Math.fma(weights[j], values[i + j], smooth[i]);
                }
            }
            return smooth;
        }
    }
}
