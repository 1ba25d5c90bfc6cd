package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Two classes N(±μ, σ² I), |μ|² = d μ̃², or two points where σ = 0, in what theory needs of them (physics reference §3, §4).
 *
 * @param dimension d
 * @param separation μ̃
 * @param variance σ²
 * @param weight p of the class at +μ
 */
record TwoClassLaw(int dimension, double separation, double variance, double weight) {

    static boolean is(Component model) {
        return isTwoPoints(model) || model.kind().equals("gaussian-mixture");
    }

    static boolean isTwoPoints(Component model) {
        return model.kind().equals("two-delta");
    }

    static TwoClassLaw of(TheoryPoint point) {
        Component model = point.model();
        return new TwoClassLaw(
                point.dimension(),
                model.settings().number("separation"),
                isTwoPoints(model) ? 0 : model.settings().number("variance"),
                model.settings().number("weight"));
    }

    boolean isSymmetric() {
        return weight == 0.5;
    }

    /** With the heavier class at +μ. */
    TwoClassLaw mirrored() {
        return new TwoClassLaw(dimension, separation, variance, Math.max(weight, 1 - weight));
    }

    /** |μ|². */
    double signal() {
        return dimension * separation * separation;
    }

    /** ½ ln(p/(1 − p)), half the log-odds of the prior. */
    double bias() {
        return 0.5 * (StrictMath.log(weight) - StrictMath.log1p(-weight));
    }

    /** tanh of half the log-odds of the class given a state with all components X, in units of a. */
    double tilt(double position, double temperature) {
        return StrictMath.tanh(dimension * separation * position / (variance + temperature) + bias());
    }

    /** A component of ⟨y⟩ there. */
    double mean(double position, double temperature) {
        double centre = separation * tilt(position, temperature);
        return centre + variance / (variance + temperature) * (position - centre);
    }

    /** λ_max(C)/T there: along μ, v/T + (T/(σ² + T))² |μ|² (1 − tanh²)/T with v = σ²T/(σ² + T). */
    double response(double position, double temperature) {
        double total = variance + temperature;
        double tilt = tilt(position, temperature);
        return variance / total + temperature * signal() * (1 - tilt * tilt) / (total * total);
    }
}
