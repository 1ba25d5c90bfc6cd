package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Collapse of Gaussian data on a random linear manifold: α = (α_D/2) V(k/α_D, α_D) of {@link HiddenManifold} (Achilli et al., arXiv
 * 2502.09578; physics reference §5). For d → ∞ at fixed α and α_D, corrections O(1/d) in α.
 */
public final class HiddenManifoldCollapse extends CollapseLine {

    @Override
    public String name() {
        return "hidden-manifold-collapse";
    }

    @Override
    public String summary() {
        return "alpha = (alpha_D/2) V(k/alpha_D, alpha_D); d to infinity, corrections O(1/d) in alpha";
    }

    @Override
    boolean speaksOf(Component model) {
        return HiddenManifold.is(model);
    }

    @Override
    double information(TheoryPoint point, double temperature) {
        return HiddenManifold.information(
                HiddenManifold.signalToNoise(point, temperature), HiddenManifold.ratio(point));
    }
}
