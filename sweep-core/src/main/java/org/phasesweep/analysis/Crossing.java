package org.phasesweep.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;
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

    /**
     * On which side of the level each point is: 1 above, −1 below, 0 where it cannot be told.
     *
     * @param values of the curve, finite
     * @param limits distances from the level up to which the side cannot be told
     */
    int[] sides(double[] values, double[] limits) {
        int[] sides = new int[values.length];
        for (int i = 0; i < sides.length; i++) {
            double distance = values[i] - level;
            sides[i] = Math.abs(distance) > limits[i] ? (int) Math.signum(distance) : 0;
        }
        return sides;
    }

    /** How often the side changes, leaving out the points whose side cannot be told. */
    static int changes(int[] sides) {
        int[] told = Arrays.stream(sides).filter(side -> side != 0).toArray();
        int changes = 0;
        for (int i = 1; i < told.length; i++) {
            changes += told[i] == told[i - 1] ? 0 : 1;
        }
        return changes;
    }

    /**
     * The points among which the only change of sides is sought: those that cannot be told between the two sides, and on
     * either side of them the unbroken run of points that can. What comes near the level elsewhere, at an end or behind points
     * that are clear of it, does not count, whatever its noise does.
     *
     * @param sides with exactly one change
     */
    static Range bracket(int[] sides) {
        int after = 0;
        int before = -1;
        for (int i = 0; i < sides.length && (before < 0 || sides[i] != -sides[before]); i++) {
            before = sides[i] != 0 ? i : before;
            after = i + 1;
        }
        int from = before;
        while (from > 0 && sides[from - 1] == sides[before]) {
            from--;
        }
        int to = after;
        while (to + 1 < sides.length && sides[to + 1] == sides[after]) {
            to++;
        }
        return new Range(from, to);
    }

    /** Points of the axis, both ends included. */
    record Range(int from, int to) {}

    /**
     * The crossing within a range of points; the middle of the first and the last one where noise makes several. Empty when no
     * neighbours are on different sides.
     *
     * @param values of the curve at all points, finite
     */
    OptionalDouble find(double[] values, Range range) {
        UnivariateFunction curve = interpolated(axis, values);
        double first = Double.NaN;
        double last = Double.NaN;
        for (int i = range.from() + 1; i <= range.to(); i++) {
            if (values[i] == level || (values[i - 1] - level) * (values[i] - level) < 0) {
                last = values[i] == level ? axis[i] : root(curve, values, i);
                first = Double.isNaN(first) ? last : first;
            }
        }
        return Double.isNaN(first) ? OptionalDouble.empty() : OptionalDouble.of(0.5 * (first + last));
    }

    /** The curve through points of an increasing axis. */
    static UnivariateFunction interpolated(double[] axis, double[] values) {
        return axis.length < AKIMA_POINTS
                ? new LinearInterpolator().interpolate(axis, values)
                : new AkimaSplineInterpolator().interpolate(axis, values);
    }

    /** The root left of a point; on the line where the spline's cubes overflow, as on an axis of 1e150 data points. */
    private double root(UnivariateFunction curve, double[] values, int right) {
        double low = axis[right - 1];
        double high = axis[right];
        if (!Double.isFinite(curve.value(low) + curve.value(high))) {
            double below = values[right - 1];
            return low + (level - below) / (values[right] - below) * (high - low);
        }
        double accuracy = RELATIVE_ACCURACY * (high - low);
        return new BrentSolver(accuracy).solve(MOST_EVALUATIONS, x -> curve.value(x) - level, low, high);
    }
}
