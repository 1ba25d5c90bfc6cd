package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Collapse of data uniform on the hypersphere |y| = r √d: α = ½ ln(1 + r²/T), the capacity of the Gaussian channel, which inputs
 * on the sphere reach (Shannon 1959; physics reference §5). For d → ∞ at fixed α; at finite d the information is smaller by
 * (v − 1 − ln v)/2d, v = 1 − r⁴/(r² + T)², because |x|² fluctuates less than for Gaussian data.
 */
public final class SphereCollapse extends CollapseLine {

    @Override
    public String name() {
        return "sphere-collapse";
    }

    @Override
    public String summary() {
        return "alpha = ln(1 + r^2/T)/2; d to infinity, corrections O(1/d) in alpha";
    }

    @Override
    boolean speaksOf(Component model) {
        return model.kind().equals("sphere");
    }

    @Override
    double information(TheoryPoint point, double temperature) {
        double radius = point.model().settings().number("radius");
        return 0.5 * StrictMath.log1p(radius * radius / temperature);
    }
}
