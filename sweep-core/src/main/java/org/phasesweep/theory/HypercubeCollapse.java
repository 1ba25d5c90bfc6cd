package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * Collapse of independent ±1 components: α = I(y; y + √T z), the information of the binary-input Gaussian channel,
 * I = ln 2 − E ln(1 + e^{−2(ρ + √ρ z)}) with ρ = 1/T and z ~ N(0,1) (physics reference §5). There is a transition for
 * α &lt; ln 2 only. For d → ∞ at fixed α, corrections O(1/d) in α.
 */
public final class HypercubeCollapse extends CollapseLine {

    private static final double LN_2 = StrictMath.log(2);

    /** Beyond this signal-to-noise ratio the loss of information is below 1e-17 and its integrand too narrow to matter. */
    private static final double CERTAIN = 80;

    /** Below it the first terms of the series in ρ are more exact than the difference of two numbers near ln 2. */
    private static final double FAINT = 1e-4;

    @Override
    public String name() {
        return "hypercube-collapse";
    }

    @Override
    public String summary() {
        return "alpha = information of the binary-input Gaussian channel at 1/T; d to infinity, corrections O(1/d) in alpha";
    }

    @Override
    boolean speaksOf(Component model) {
        return model.kind().equals("hypercube");
    }

    @Override
    double information(TheoryPoint point, double temperature) {
        return information(1 / temperature);
    }

    /** I in nats at signal-to-noise ratio ρ; I = ρ/2 − ρ²/4 + O(ρ³). */
    static double information(double ratio) {
        if (ratio < FAINT) {
            return ratio / 2 - ratio * ratio / 4 + ratio * ratio * ratio / 6;
        }
        return ratio > CERTAIN
                ? LN_2
                : LN_2 - NormalMean.of(z -> BiasedSpin.softPlus(-2 * (ratio + Math.sqrt(ratio) * z)));
    }
}
