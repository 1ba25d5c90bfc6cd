package org.phasesweep.observable;

import java.util.List;

/** The connected susceptibility L(⟨m²⟩ − ⟨|m|⟩²), which has a maximum near the transition of a finite system; of the means over the
 * cell, jackknifed. Without the factor 1/T. Physics reference §9. */
public final class Susceptibility implements Evaluable {

    @Override
    public String name() {
        return "susceptibility";
    }

    @Override
    public String summary() {
        return "connected: size times (<m^2> - <|m|>^2)";
    }

    @Override
    public List<String> ingredients() {
        return List.of("fluctuation", "fluctuation_abs");
    }

    @Override
    public double evaluate(double[] means) {
        return means[0] - means[1] * means[1];
    }
}
