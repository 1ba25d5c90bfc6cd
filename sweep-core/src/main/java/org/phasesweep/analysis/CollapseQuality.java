package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well curves of several sizes fall onto one when drawn as A L^{−ω} over (x − x_c) L^{1/ν}: the quality S of Houdayer and
 * Hartmann, Phys. Rev. B 70, 014418 (2004), eq. B1, about 1 for a good collapse. For each point (X, Y ± σ) of a curve the master
 * curve is estimated from the other curves, of each of which the two points around X are used:
 * S = (1/n) Σ (Y − Ŷ)²/(σ² + σ̂²) over the n points that at least one other curve reaches.
 *
 * <p>Two differences from the paper. Ŷ is the value at X of the weighted least-squares parabola through the points used, where
 * two curves or more give any (the paper's line, whose error grows with the curvature of the master curve, hides small errors
 * of measurement on grids of ordinary width; with one other curve the line remains). And corrections to scaling of first and
 * second order, L^{−w}(b_0 + b_1 X + …) + L^{−2w}(c_0 + c_1 X + …), may be taken off Y before: S is quadratic in the b and c, which
 * are solved for.
 *
 * <p>Cost of one S: points × curves × ln(points of a curve).
 */
final class CollapseQuality {

    /** A determinant that is smaller than this part of the product of its diagonal is rounding. */
    private static final double SINGULAR = 1e-10;

    /** A column that keeps less than this part of its length when made orthogonal to others is one of them. */
    private static final double DEPENDENT = 1e-8;

    private static final int POINTS_OF_A_PARABOLA = 4;

    /**
     * A curve.
     *
     * @param size L
     * @param axis x, increasing
     * @param values A
     * @param errors of A, positive
     */
    record Curve(double size, double[] axis, double[] values, double[] errors) {

        Curve withValues(double[] others) {
            return new Curve(size, axis, others, errors);
        }
    }

    /**
     * Where the collapse is tried.
     *
     * @param critical x_c
     * @param inverseNu 1/ν, positive
     * @param omega ω
     */
    record Place(double critical, double inverseNu, double omega) {

        double scaled(double x, double size) {
            return (x - critical) * StrictMath.pow(size, inverseNu);
        }
    }

    /** χ² = n S and n. */
    record Sum(double chi2, int points) {}

    /**
     * Corrections to scaling.
     *
     * @param power w; NaN for 1/ν, the power of analytic corrections
     * @param first how many powers of X are multiplied by L^{−w}, from none on
     * @param second how many are multiplied by L^{−2w}
     */
    record Corrections(double power, int first, int second) {

        int terms() {
            return first + second;
        }

        double factor(Place place, double size) {
            return StrictMath.pow(size, -(Double.isNaN(power) ? place.inverseNu() : power));
        }
    }

    private record Scaled(double[] axis, double[][] columns, double[] errors) {}

    private final List<Curve> curves;
    private final boolean[][] selected;
    private final Corrections corrections;

    /**
     * The quality of a collapse.
     *
     * @param curves two or more
     * @param selected which points of each curve count in S; the others still carry the master curve
     */
    CollapseQuality(List<Curve> curves, boolean[][] selected, Corrections corrections) {
        this.curves = curves;
        this.selected = selected;
        this.corrections = corrections;
    }

    /** The same for other curves over the same axes. */
    CollapseQuality of(List<Curve> others) {
        return new CollapseQuality(others, selected, corrections);
    }

    /** How many terms of corrections are taken off. */
    int terms() {
        return corrections.terms();
    }

    /** How many points are selected. */
    int selectedPoints() {
        int count = 0;
        for (boolean[] curve : selected) {
            for (boolean point : curve) {
                count += point ? 1 : 0;
            }
        }
        return count;
    }

    /** χ² and the number of points that could be compared. */
    Sum at(Place place) {
        List<Scaled> scaled = curves.stream().map(curve -> scaled(curve, place)).toList();
        List<double[]> residuals = new ArrayList<>();
        for (int curve = 0; curve < scaled.size(); curve++) {
            for (int point = 0; point < selected[curve].length; point++) {
                if (selected[curve][point]) {
                    double[] residual = residual(scaled, curve, point);
                    if (residual.length > 0) {
                        residuals.add(residual);
                    }
                }
            }
        }
        return new Sum(withoutCorrections(residuals), residuals.size());
    }

    /** A L^{−ω} and the shapes of the corrections, over the scaled axis. */
    private Scaled scaled(Curve curve, Place place) {
        int count = curve.axis().length;
        double[] axis = new double[count];
        double[] errors = new double[count];
        double[][] columns = new double[1 + corrections.terms()][count];
        double scale = StrictMath.pow(curve.size(), -place.omega());
        double stretch = StrictMath.pow(curve.size(), place.inverseNu());
        double factor = corrections.factor(place, curve.size());
        for (int i = 0; i < count; i++) {
            axis[i] = (curve.axis()[i] - place.critical()) * stretch;
            columns[0][i] = scale * curve.values()[i];
            errors[i] = scale * curve.errors()[i];
            double power = factor;
            for (int k = 1; k < columns.length; k++) {
                power = k == corrections.first() + 1 ? factor * factor : power;
                columns[k][i] = power;
                power *= axis[i];
            }
        }
        return new Scaled(axis, columns, errors);
    }

    /** (Y − Ŷ)/√(σ² + σ̂²) of each column; empty when no other curve reaches the point. */
    private static double[] residual(List<Scaled> scaled, int curve, int point) {
        Scaled own = scaled.get(curve);
        double x = own.axis()[point];
        Parabola master = new Parabola(own.columns().length);
        for (int other = 0; other < scaled.size(); other++) {
            if (other != curve) {
                add(master, scaled.get(other), x);
            }
        }
        double[] estimates = master.values();
        if (estimates.length == 0) {
            return estimates;
        }
        double error = own.errors()[point];
        double scale = 1 / Math.sqrt(error * error + master.variance());
        for (int k = 0; k < estimates.length; k++) {
            estimates[k] = scale * (own.columns()[k][point] - estimates[k]);
        }
        return estimates;
    }

    /** Adds the two points of a curve around a place, if it has any on both sides. */
    private static void add(Parabola master, Scaled curve, double x) {
        int found = Arrays.binarySearch(curve.axis(), x);
        int upper = found >= 0 ? found + 1 : -found - 1;
        upper = found == curve.axis().length - 1 ? found : upper;
        if (upper > 0 && upper < curve.axis().length) {
            master.add(curve, upper - 1, x);
            master.add(curve, upper, x);
        }
    }

    /** A weighted parabola in u − X, or a line where it rests on one curve: its values at X. */
    private static final class Parabola {

        private final double[] moments = new double[5];
        private final double[][] sums;
        private int count;
        private double variance = Double.NaN;

        Parabola(int columns) {
            this.sums = new double[columns][3];
        }

        void add(Scaled curve, int point, double x) {
            double weight = 1 / (curve.errors()[point] * curve.errors()[point]);
            double distance = curve.axis()[point] - x;
            double power = weight;
            for (int k = 0; k < moments.length; k++) {
                moments[k] += power;
                for (int column = 0; k < 3 && column < sums.length; column++) {
                    sums[column][k] += power * curve.columns()[column][point];
                }
                power *= distance;
            }
            count++;
        }

        /** The value of each column; empty without points. */
        double[] values() {
            double[] row = count >= POINTS_OF_A_PARABOLA ? parabola() : new double[0];
            row = row.length == 0 && count > 0 ? line() : row;
            double[] inverse = row;
            variance = inverse.length == 0 ? Double.NaN : inverse[0];
            return inverse.length == 0
                    ? inverse
                    : Arrays.stream(sums)
                            .mapToDouble(sum -> inverse[0] * sum[0] + inverse[1] * sum[1] + inverse[2] * sum[2])
                            .toArray();
        }

        /** σ̂². */
        double variance() {
            return variance;
        }

        /** The first row of the inverse of the normal equations; empty where they are singular. */
        private double[] parabola() {
            double[] m = moments;
            double a = m[2] * m[4] - m[3] * m[3];
            double b = m[2] * m[3] - m[1] * m[4];
            double c = m[1] * m[3] - m[2] * m[2];
            double determinant = m[0] * a + m[1] * b + m[2] * c;
            return determinant > SINGULAR * m[0] * m[2] * m[4]
                    ? new double[] {a / determinant, b / determinant, c / determinant}
                    : new double[0];
        }

        private double[] line() {
            double determinant = moments[0] * moments[2] - moments[1] * moments[1];
            return determinant > SINGULAR * moments[0] * moments[2]
                    ? new double[] {moments[2] / determinant, -moments[1] / determinant, 0}
                    : new double[] {1 / moments[0], 0, 0};
        }
    }

    /** The sum of squares of the first column when it is made orthogonal to the others: the least that they can leave. */
    private double withoutCorrections(List<double[]> residuals) {
        int columns = 1 + corrections.terms();
        double[][] vectors = new double[columns][residuals.size()];
        for (int i = 0; i < residuals.size(); i++) {
            for (int k = 0; k < columns; k++) {
                vectors[k][i] = residuals.get(i)[k];
            }
        }
        for (int k = 1; k < columns; k++) {
            double before = dot(vectors[k], vectors[k]);
            for (int j = 1; j < k; j++) {
                takeOff(vectors[k], vectors[j]);
            }
            if (!(dot(vectors[k], vectors[k]) > DEPENDENT * DEPENDENT * before)) {
                Arrays.fill(vectors[k], 0);
            }
            takeOff(vectors[0], vectors[k]);
        }
        return dot(vectors[0], vectors[0]);
    }

    private static void takeOff(double[] vector, double[] direction) {
        double length2 = dot(direction, direction);
        double share = length2 > 0 ? dot(vector, direction) / length2 : 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= share * direction[i];
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
