package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Where a curve is smallest, by polynomials of second, third and fourth degree through the points around the lowest one. Where errors are
 * known all windows are averaged ({@link ModelWeights}, merit −χ²/2 − unknowns + points); where they are not, parabola through
 * three points and quartic through five differ by the systematic error, and the quartic is believed.
 */
final class Valley {

    private static final int[] DEGREES = {2, 3, 4};
    private static final int NEWTON_STEPS = 50;
    private static final double ACCURACY = 1e-13;

    private final double[] axis;
    private final double[] errors;
    private final boolean exact;

    /**
     * A polynomial in a window.
     *
     * @param from first point
     * @param to last point
     * @param rows what the values are multiplied by for the coefficients in (x − x_lowest)/width
     * @param merit the logarithm of the weight
     */
    private record Fit(int from, int to, double[][] rows, double merit) {}

    /** Place and value at the minimum, and their spread. */
    record Minimum(double place, double value, double placeSpread, double valueSpread) {}

    /**
     * A curve.
     *
     * @param axis increasing
     * @param errors of the values; 0 or NaN where unknown
     */
    Valley(double[] axis, double[] errors) {
        this.axis = axis.clone();
        this.errors = errors.clone();
        this.exact = Arrays.stream(errors).noneMatch(error -> error > 0);
    }

    /**
     * Whether both ends are higher than the lowest point, by more than can be told apart.
     *
     * @param limits distances up to which values cannot be told apart
     */
    static boolean isBracketed(double[] values, double[] limits) {
        int lowest = lowest(values);
        boolean left = false;
        boolean right = false;
        for (int i = 0; i < values.length; i++) {
            boolean higher = values[i] - values[lowest] > StrictMath.hypot(limits[i], limits[lowest]);
            left |= higher && i < lowest;
            right |= higher && i > lowest;
        }
        return left && right;
    }

    private static int lowest(double[] values) {
        return ModelWeights.largest(Arrays.stream(values).map(value -> -value).toArray());
    }

    /** All polynomials with their weights; empty when none has a minimum in its window. */
    Optional<Scan> scan(double[] values) {
        Scan scan = new Scan(values);
        return scan.fits.isEmpty() ? Optional.empty() : Optional.of(scan);
    }

    /** The polynomials that suit a curve. */
    final class Scan {

        private final int lowest;
        private final List<Fit> fits = new ArrayList<>();
        private final double[] weights;
        private final double[] values;

        private Scan(double[] values) {
            this.values = values;
            this.lowest = lowest(values);
            for (int degree : DEGREES) {
                for (int from = 0; from < lowest; from++) {
                    for (int to = lowest + 1; to < axis.length; to++) {
                        if (isWindow(from, to, degree)) {
                            fit(values, from, to, degree)
                                    .filter(fit -> Double.isFinite(minimum(fit, values)[0]))
                                    .ifPresent(fits::add);
                        }
                    }
                }
            }
            this.weights = fits.isEmpty()
                    ? new double[0]
                    : ModelWeights.of(fits.stream().mapToDouble(Fit::merit).toArray());
        }

        private boolean isWindow(int from, int to, int degree) {
            int points = to - from + 1;
            boolean symmetric = lowest - from == to - lowest;
            return exact ? symmetric && points == degree + 1 : points > degree;
        }

        private Optional<Fit> fit(double[] curve, int from, int to, int degree) {
            int count = to - from + 1;
            RealMatrix design = new Array2DRowRealMatrix(count, degree + 1);
            double[] scaled = new double[count];
            for (int i = 0; i < count; i++) {
                double scale = exact ? 1 : 1 / errors[from + i];
                double x = (axis[from + i] - axis[lowest]) / width();
                for (int k = 0; k <= degree; k++) {
                    design.setEntry(i, k, scale * StrictMath.pow(x, k));
                }
                scaled[i] = scale * curve[from + i];
            }
            DecompositionSolver solver = new QRDecomposition(design).getSolver();
            return solver.isNonSingular()
                    ? Optional.of(fit(from, to, design, solver.getInverse(), scaled))
                    : Optional.empty();
        }

        private Fit fit(int from, int to, RealMatrix design, RealMatrix inverse, double[] scaled) {
            double[] fitted = design.operate(inverse.operate(scaled));
            double chi2 = IntStream.range(0, scaled.length)
                    .mapToDouble(i -> (scaled[i] - fitted[i]) * (scaled[i] - fitted[i]))
                    .sum();
            double[][] rows = inverse.getData();
            for (double[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] *= exact ? 1 : 1 / errors[from + i];
                }
            }
            // Of exact curves the quartic alone counts.
            double merit = exact ? (rows.length > DEGREES[0] + 1 ? 1e3 : 0) : -0.5 * chi2 - rows.length + scaled.length;
            return new Fit(from, to, rows, merit);
        }

        private double width() {
            return axis[axis.length - 1] - axis[0];
        }

        /** Place and value at the minimum of a polynomial of other values; NaN where it has none in its window. */
        private double[] minimum(Fit fit, double[] curve) {
            double[] coefficients = Arrays.stream(fit.rows())
                    .mapToDouble(row -> IntStream.range(0, row.length)
                            .mapToDouble(i -> row[i] * curve[fit.from() + i])
                            .sum())
                    .toArray();
            double x = descend(coefficients);
            double place = axis[lowest] + x * width();
            boolean inside = place >= axis[fit.from()] && place <= axis[fit.to()];
            return inside
                    ? new double[] {place, polynomial(coefficients, x, 0)}
                    : new double[] {Double.NaN, Double.NaN};
        }

        /** Newton's method for a zero of the derivative where the curve bends upwards; NaN when it leaves that. */
        private double descend(double[] coefficients) {
            double x = 0;
            for (int step = 0; step < NEWTON_STEPS; step++) {
                double bend = polynomial(coefficients, x, 2);
                double move = polynomial(coefficients, x, 1) / bend;
                if (!(bend > 0)) {
                    return Double.NaN;
                }
                x -= move;
                if (Math.abs(move) < ACCURACY) {
                    return x;
                }
            }
            return Double.NaN;
        }

        /** A derivative of a polynomial. */
        private static double polynomial(double[] coefficients, double x, int derivative) {
            double sum = 0;
            for (int k = coefficients.length - 1; k >= derivative; k--) {
                double factor = 1;
                for (int j = 0; j < derivative; j++) {
                    factor *= k - j;
                }
                sum = sum * x + factor * coefficients[k];
            }
            return sum;
        }

        /** Place and value at the minimum of other values with the same weights; NaN where none has a minimum. */
        double[] values(double[] curve) {
            double[] sums = new double[2];
            double weight = 0;
            for (int i = 0; i < fits.size(); i++) {
                double[] found = minimum(fits.get(i), curve);
                if (Double.isFinite(found[0]) && weights[i] > 0) {
                    sums[0] += weights[i] * found[0];
                    sums[1] += weights[i] * found[1];
                    weight += weights[i];
                }
            }
            return new double[] {sums[0] / weight, sums[1] / weight};
        }

        Minimum minimum() {
            double[] places = new double[fits.size()];
            double[] heights = new double[fits.size()];
            for (int i = 0; i < places.length; i++) {
                double[] found = minimum(fits.get(i), values);
                places[i] = found[0];
                heights[i] = found[1];
            }
            double[] average = values(values);
            return new Minimum(average[0], average[1], spread(places), spread(heights));
        }

        /** Of exact curves the difference of the two polynomials; unknown where there is one. */
        private double spread(double[] found) {
            if (!exact) {
                return ModelWeights.spread(weights, found);
            }
            return found.length < 2 ? Double.NaN : Math.abs(found[1] - found[0]);
        }
    }
}
