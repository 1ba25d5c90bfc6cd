package org.phasesweep.theory;

import java.util.function.DoubleUnaryOperator;
import org.phasesweep.spec.Component;

/** What theory needs to know of Curie–Weiss spins, p_0(s) ∝ exp(β M²/2d + β h M), M = Σ s (physics reference §3). */
final class CurieWeissLaw {

    private static final double ACCURACY = 1e-16;
    private static final int BISECTIONS = 200;

    private CurieWeissLaw() {}

    static boolean is(Component model) {
        return model.kind().equals("curie-weiss");
    }

    /** E f(M/d), the sum over the number of up spins. */
    static double mean(TheoryPoint point, DoubleUnaryOperator function) {
        int d = point.dimension();
        double beta = beta(point.model());
        double field = field(point.model());
        CountLaw ups = new CountLaw(d, up -> {
            double sum = 2.0 * up - d;
            return beta * (sum * sum / (2.0 * d) + field * sum);
        });
        return ups.mean(up -> function.applyAsDouble((2.0 * up - d) / d));
    }

    /** β(m* + h), the field on a spin for d → ∞, with m* = tanh β(m* + h) of the sign of the field, the largest one. */
    static double spinField(Component model) {
        double beta = beta(model);
        double size = Math.abs(field(model));
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS && high - low > ACCURACY; i++) {
            double middle = 0.5 * (low + high);
            if (StrictMath.tanh(beta * (middle + size)) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return beta * (low + size);
    }

    private static double beta(Component model) {
        return model.settings().number("beta");
    }

    private static double field(Component model) {
        return model.settings().number("field");
    }
}
