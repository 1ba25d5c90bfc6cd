package org.phasesweep.analysis;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.AkimaSplineInterpolator;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Where a measured curve crosses a level. The curve is interpolated by Akima's spline (linearly below five points), which is
 * of third order on smooth curves and, being local, is not bent by what happens far from the crossing.
 */
final class Crossing {

    private static final int AKIMA_POINTS = 5;
    private static final int MOST_EVALUATIONS = 200;
    private static final double RELATIVE_ACCURACY = 1e-12;

    private final double[] axis;
    private final double level;

    /**
     * Crossings on an axis.
     *
     * @param axis increasing; logarithms of the values for a logarithmic axis
     * @param level to be crossed
     */
    Crossing(double[] axis, double level) {
        this.axis = axis;
        this.level = level;
    }

    /** How often the points change sides, leaving out those nearer to the level than two errors. */
    int significantChanges(double[] values, DoubleUnaryOperator errorAt) {
        int changes = 0;
        double side = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - level;
            boolean significant = !(Math.abs(distance) <= 2 * errorAt.applyAsDouble(i)) && distance != 0;
            if (significant) {
                changes += side != 0 && Math.signum(distance) != side ? 1 : 0;
                side = Math.signum(distance);
            }
        }
        return changes;
    }

    /**
     * The crossing; the middle of the first and the last one where noise makes several. Empty when no neighbours are on
     * different sides.
     */
    OptionalDouble find(double[] values) {
        UnivariateFunction curve = axis.length < AKIMA_POINTS
                ? new LinearInterpolator().interpolate(axis, values)
                : new AkimaSplineInterpolator().interpolate(axis, values);
        double first = Double.NaN;
        double last = Double.NaN;
        for (int i = 1; i < axis.length; i++) {
            if (values[i] == level || (values[i - 1] - level) * (values[i] - level) < 0) {
                last = values[i] == level ? axis[i] : root(curve, axis[i - 1], axis[i]);
                first = Double.isNaN(first) ? last : first;
            }
        }
        return Double.isNaN(first) ? OptionalDouble.empty() : OptionalDouble.of(0.5 * (first + last));
    }

    private double root(UnivariateFunction curve, double low, double high) {
        double accuracy = RELATIVE_ACCURACY * (high - low);
        return new BrentSolver(accuracy).solve(MOST_EVALUATIONS, x -> curve.value(x) - level, low, high);
    }
}
