package org.phasesweep.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * Means over a standard normal variable by the trapezoid rule on a fixed grid, which for smooth functions converges
 * exponentially in the step: with step 1/64 on [−12, 12] the error is below 1e-13 for functions that vary over 0.1 or more.
 */
final class NormalMean {

    private static final double STEP = 1.0 / 64;
    private static final int HALF = 12 * 64;

    private NormalMean() {}

    /** E f(z), z ~ N(0, 1). */
    static double of(DoubleUnaryOperator f) {
        double sum = 0;
        for (int i = -HALF; i <= HALF; i++) {
            double z = i * STEP;
            sum += StrictMath.exp(-0.5 * z * z) * f.applyAsDouble(z);
        }
        return sum * STEP / Math.sqrt(2 * Math.PI);
    }
}
