package org.phasesweep.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.phasesweep.analysis.Crossing.Range;

/**
 * Where two curves cross. Their difference is taken at all points of both axes that lie within both; it must be clear of zero, by
 * two standard errors, with either sign, and the crossing is sought between the points where it is clearest of zero: where the
 * curves are far from the crossing they often agree, and noise makes them cross there at will.
 */
final class PairCrossing {

    private final double[] smallerAxis;
    private final double[] largerAxis;
    private final double[] axis;

    /** Curves over increasing axes, of two points at least each. */
    PairCrossing(double[] smallerAxis, double[] largerAxis) {
        this.smallerAxis = smallerAxis;
        this.largerAxis = largerAxis;
        double low = Math.max(smallerAxis[0], largerAxis[0]);
        double high = Math.min(smallerAxis[smallerAxis.length - 1], largerAxis[largerAxis.length - 1]);
        this.axis = DoubleStream.concat(Arrays.stream(smallerAxis), Arrays.stream(largerAxis))
                .filter(x -> x >= low && x <= high)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Between which points of the common axis the crossing is; null when the difference is not clear of zero with both signs.
     * The limits are distances up to which values cannot be told apart.
     */
    Range bracket(double[] smaller, double[] larger, double[] smallerLimits, double[] largerLimits) {
        if (axis.length < 2) {
            return null;
        }
        double[] difference = difference(smaller, larger);
        UnivariateFunction one = new LinearInterpolator().interpolate(smallerAxis, smallerLimits);
        UnivariateFunction other = new LinearInterpolator().interpolate(largerAxis, largerLimits);
        double[] clearness = IntStream.range(0, axis.length)
                .mapToDouble(i -> clearness(difference[i], StrictMath.hypot(one.value(axis[i]), other.value(axis[i]))))
                .toArray();
        int highest = ModelWeights.largest(clearness);
        int lowest = ModelWeights.largest(
                Arrays.stream(clearness).map(value -> -value).toArray());
        return clearness[highest] > 0 && clearness[lowest] < 0
                ? new Range(Math.min(highest, lowest), Math.max(highest, lowest))
                : null;
    }

    /** The difference in units of its limit where that is known; 0 within it. */
    private static double clearness(double difference, double limit) {
        double size = Math.abs(difference);
        return limit > 0 ? (size > limit ? difference / limit : 0) : difference;
    }

    private double[] difference(double[] smaller, double[] larger) {
        UnivariateFunction one = Crossing.interpolated(smallerAxis, smaller);
        UnivariateFunction other = Crossing.interpolated(largerAxis, larger);
        return Arrays.stream(axis).map(x -> other.value(x) - one.value(x)).toArray();
    }

    /** Place and value at the crossing; NaN where there is none in the bracket. */
    double[] find(double[] smaller, double[] larger, Range bracket) {
        double place =
                new Crossing(axis, 0).find(difference(smaller, larger), bracket).orElse(Double.NaN);
        double value = Double.isNaN(place)
                ? Double.NaN
                : Crossing.interpolated(smallerAxis, smaller).value(place);
        return new double[] {place, value};
    }
}
