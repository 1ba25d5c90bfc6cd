package org.phasesweep.theory;

/**
 * The Gaussian channel x = y + √T z with y = 0 or, with probability ρ, N(0, σ²): I = −∫ p ln p dx − ½ ln(2πeT) and
 * E Var(y | x) = ∫ p [w v + w(1 − w) m²] dx with w the probability given x that y is not 0, m = σ²x/(σ² + T) and
 * v = σ²T/(σ² + T). In x = √T sinh s both widths of p are smooth; trapezoid rule, error about 1e-13. Cost: 0.1 ms.
 *
 * @param information I(y; x) in nats
 * @param variance E Var(y | x), units of the data squared
 */
record SparseChannel(double information, double variance) {

    private static final double STEP = 1.0 / 32;
    private static final double DEVIATIONS = 12;

    /**
     * The channel.
     *
     * @param density ρ in (0, 1]
     * @param spread σ²
     * @param temperature T
     */
    static SparseChannel of(double density, double spread, double temperature) {
        double total = spread + temperature;
        double share = spread / total;
        double highest = DEVIATIONS * Math.sqrt(total / temperature);
        int half = (int) Math.ceil(StrictMath.log(highest + Math.sqrt(highest * highest + 1)) / STEP);
        double entropy = 0;
        double variance = 0;
        for (int i = -half; i <= half; i++) {
            double x = Math.sqrt(temperature) * StrictMath.sinh(i * STEP);
            double measure = Math.sqrt(temperature) * StrictMath.cosh(i * STEP) * STEP;
            double wide = density * normal(x, total);
            double narrow = (1 - density) * normal(x, temperature);
            double p = wide + narrow;
            double mean = share * x;
            entropy -= measure * p * StrictMath.log(p);
            variance += measure * wide * (share * temperature + (narrow / p) * mean * mean);
        }
        return new SparseChannel(entropy - 0.5 * StrictMath.log(2 * Math.PI * Math.E * temperature), variance);
    }

    private static double normal(double x, double variance) {
        return StrictMath.exp(-0.5 * x * x / variance) / Math.sqrt(2 * Math.PI * variance);
    }
}
