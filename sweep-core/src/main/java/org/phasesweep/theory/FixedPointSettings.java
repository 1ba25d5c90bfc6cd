package org.phasesweep.theory;

import org.phasesweep.spec.Settings;

/**
 * The sampler {@code fixed-point} in what theory needs of it.
 *
 * @param branch cooling, heating or centre
 * @param drift score, reverse-sde or reverse-ode
 * @param field h
 * @param from where a heated branch starts, in every component; NaN where it starts from a data point, and of other branches
 * @param ofPopulation whether the data are a law
 */
record FixedPointSettings(String branch, String drift, double field, double from, boolean ofPopulation) {

    static boolean is(TheoryPoint point) {
        return point.sampler().kind().equals("fixed-point");
    }

    static FixedPointSettings of(TheoryPoint point) {
        Settings settings = point.sampler().settings();
        return new FixedPointSettings(
                settings.text("branch"),
                settings.text("drift"),
                settings.number("field"),
                settings.text("branch").equals("heating") && settings.has("from")
                        ? settings.number("from")
                        : Double.NaN,
                settings.text("measure").equals("population"));
    }

    boolean isCentre() {
        return branch.equals("centre");
    }

    boolean isCooling() {
        return branch.equals("cooling");
    }

    boolean isOfScore() {
        return drift.equals("score");
    }

    /** κ of the equation of state x = κ⟨y⟩ + h: 1/(1 − Δ/2) for the reverse SDE and 1/(1 − Δ) for the flow where a decays, else 1. */
    double factor(TheoryPoint point) {
        if (isOfScore() || !point.isVariancePreserving()) {
            return 1;
        }
        double noise = point.temperature() / (1 + point.temperature());
        return 1 / (1 - noise * (drift.equals("reverse-sde") ? 0.5 : 1));
    }
}
