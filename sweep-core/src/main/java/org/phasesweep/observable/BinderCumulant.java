package org.phasesweep.observable;

import java.util.List;

/** U₄ = 1 − ⟨m⁴⟩/(3⟨m²⟩²): 0 for a Gaussian magnetization, 2/3 for ±m; of the means over the cell, jackknifed. Physics
 * reference §9. */
public final class BinderCumulant implements Evaluable {

    @Override
    public String name() {
        return "binder_cumulant";
    }

    @Override
    public String summary() {
        return "1 - <m^4>/(3 <m^2>^2): 0 when disordered, 2/3 when ordered";
    }

    @Override
    public List<String> ingredients() {
        return List.of("magnetization2", "magnetization4");
    }

    @Override
    public double evaluate(double[] means) {
        return 1 - means[1] / (3 * means[0] * means[0]);
    }
}
