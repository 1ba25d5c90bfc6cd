package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Collapse of Curie–Weiss data: α = I(s; x), the information of one spin with the bias β(m* + h) of the saddle point, seen through
 * noise of variance T (physics reference §3, §5). For d → ∞; corrections O(1/d) in α, O(1/√d) at the critical point of the spins.
 */
public final class CurieWeissCollapse extends CollapseLine {

    @Override
    public String name() {
        return "curie-weiss-collapse";
    }

    @Override
    public String summary() {
        return "alpha = information of a spin in the field beta (m* + h); d to infinity, corrections O(1/d) in alpha";
    }

    @Override
    boolean speaksOf(Component model) {
        return CurieWeissLaw.is(model);
    }

    @Override
    double information(TheoryPoint point, double temperature) {
        return BiasedSpin.information(CurieWeissLaw.spinField(point.model()), 1 / temperature);
    }
}
