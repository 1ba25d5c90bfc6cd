package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Collapse of independent Gaussian data: α = (1/2d) Σ_j ln(1 + λ_j/T), for isotropic data α = ½ ln(1 + σ²/T) and
 * T_c = σ²/(e^{2α} − 1) (Biroli et al., arXiv 2402.18491; physics reference §5). For d → ∞ at fixed α; the measured centre is
 * displaced by O(1/d) in α and the transition has width √(V/d), V = k/(1+k), k = σ²/T.
 */
public final class GaussianCollapse extends CollapseLine {

    @Override
    public String name() {
        return "gaussian-collapse";
    }

    @Override
    public String summary() {
        return "alpha = (1/2d) sum ln(1 + lambda/T); d to infinity, corrections O(1/d) in alpha";
    }

    @Override
    boolean speaksOf(Component model) {
        return GaussianLaw.is(model);
    }

    @Override
    double information(TheoryPoint point, double temperature) {
        return GaussianLaw.information(point.model(), temperature);
    }
}
