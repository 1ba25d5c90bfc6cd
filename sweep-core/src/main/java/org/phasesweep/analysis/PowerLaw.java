package org.phasesweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The power law ln|A| = ln c + p ln|t| + Σ_k b_k |t|^{kw} near t = 0, fitted in all ranges of |t| and averaged over them. The
 * corrections are none, one or two with w = 1 (analytic) or 2/3 (the critical isotherm of mean-field theories); on both
 * sides of t = 0 p is one, c and b_k are two.
 *
 * <p>Least squares in which a point counts with its own error and with |t|^q, the size of the first correction left out
 * (q = w, 2w, 3w; 2/3 without any), for a coefficient of one. So points near t = 0 decide where they are measured well enough, and
 * curves without errors can be fitted. A range has the weight exp(−χ²/2)/σ_p²: ranges that contradict the power law, as those
 * that reach into the rounding of a finite system, or are too small to tell it, count little.
 *
 * <p>For given errors the average is linear in ln|A|, which makes a bootstrap cheap. Cost O(n²) fits of n points.
 */
final class PowerLaw {

    private static final List<Correction> CORRECTIONS = List.of(
            new Correction(2.0 / 3, 0),
            new Correction(1, 1),
            new Correction(2.0 / 3, 1),
            new Correction(1, 2),
            new Correction(2.0 / 3, 2));

    /**
     * Corrections b_k |t|^{kw}.
     *
     * @param power w
     * @param order how many
     */
    private record Correction(double power, int order) {

        double leftOut() {
            return power * (order + 1);
        }
    }

    /**
     * A fit in one range.
     *
     * @param first index of the first point of the range, by |t|
     * @param last index of the last one
     * @param rows what ln|A| is multiplied by for p, ln c below and ln c above
     * @param shifts what the first correction left out would add to them, for a coefficient of one
     * @param logWeight −χ²/2 − ln σ_p²
     */
    private record Fit(int first, int last, double[][] rows, double[] shifts, double logWeight) {}

    /**
     * The average.
     *
     * @param values p, ln c below, ln c above; NaN for an amplitude on a side that has no points
     * @param systematic their spread over ranges and corrections, beyond what noise gives it, and at least what the first
     *     corrections left out would shift them by; NaN likewise
     * @param from the smallest |t| of the best range
     * @param to the largest |t| of the best range
     * @param points how many it has
     */
    record Average(double[] values, double[] systematic, double from, double to, int points) {}

    private final double[] t;
    private final double[] errors;
    private final int[] order;
    private final boolean[] sides;

    /**
     * A power law at points.
     *
     * @param t distances from the critical point with their sign, not 0
     * @param errors of ln|A|; 0 where unknown
     */
    PowerLaw(double[] t, double[] errors) {
        this.t = t.clone();
        this.errors = errors.clone();
        this.order = IntStream.range(0, t.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(t[i])))
                .mapToInt(i -> i)
                .toArray();
        this.sides = new boolean[] {
            Arrays.stream(t).anyMatch(x -> x < 0), Arrays.stream(t).anyMatch(x -> x > 0)
        };
    }

    /**
     * All fits.
     *
     * @param logs ln|A| at the points
     * @return empty when there are too few points
     */
    Optional<Scan> scan(double[] logs) {
        List<Fit> fits = new ArrayList<>();
        for (Correction correction : CORRECTIONS) {
            for (int first = 0; first < order.length; first++) {
                for (int last = first + 1; last < order.length; last++) {
                    fit(logs, correction, first, last).ifPresent(fits::add);
                }
            }
        }
        return fits.isEmpty() ? Optional.empty() : Optional.of(new Scan(fits, logs));
    }

    /** All fits with their weights. */
    final class Scan {

        private final List<Fit> fits;
        private final double[] weights;
        private final double[] logs;

        private Scan(List<Fit> fits, double[] logs) {
            this.fits = fits;
            this.logs = logs;
            this.weights =
                    ModelWeights.of(fits.stream().mapToDouble(Fit::logWeight).toArray());
        }

        /** p, ln c below and ln c above of other values, averaged with the same weights. */
        double[] values(double[] otherLogs) {
            double[] values = new double[1 + sides.length];
            for (int i = 0; i < fits.size(); i++) {
                double[] fitted = apply(fits.get(i).rows(), otherLogs);
                for (int k = 0; k < values.length; k++) {
                    values[k] += weights[i] * fitted[k];
                }
            }
            return values;
        }

        /** How far p, ln c below and ln c above of each fit are from their average, one fit after the other. */
        double[] deviations(double[] otherLogs) {
            double[] values = values(otherLogs);
            double[] deviations = new double[values.length * fits.size()];
            for (int i = 0; i < fits.size(); i++) {
                double[] fitted = apply(fits.get(i).rows(), otherLogs);
                for (int k = 0; k < values.length; k++) {
                    deviations[values.length * i + k] = fitted[k] - values[k];
                }
            }
            return deviations;
        }

        /**
         * The average with its systematic errors: the spread of the fits beyond what noise gives it. Noise that hides the spread
         * hides corrections with it; so no error is below the shift by the first correction left out, for a coefficient of one.
         *
         * @param noise standard errors of the {@link #deviations}; NaN where unknown
         */
        Average average(double[] noise) {
            double[] values = values(logs);
            double[] deviations = deviations(logs);
            double[] spread = new double[values.length];
            double[] shift = new double[values.length];
            for (int i = 0; i < fits.size(); i++) {
                for (int k = 0; k < values.length; k++) {
                    shift[k] += weights[i] * fits.get(i).shifts()[k];
                    int place = values.length * i + k;
                    double byNoise = Double.isNaN(noise[place]) ? 0 : noise[place];
                    spread[k] += weights[i] * (deviations[place] * deviations[place] - byNoise * byNoise);
                }
            }
            Fit best = fits.get(ModelWeights.largest(weights));
            return new Average(
                    values,
                    IntStream.range(0, values.length)
                            .mapToDouble(k -> Math.max(Math.sqrt(Math.max(spread[k], 0)), Math.abs(shift[k])))
                            .toArray(),
                    Math.abs(t[order[best.first()]]),
                    Math.abs(t[order[best.last()]]),
                    best.last() - best.first() + 1);
        }
    }

    private static double[] apply(double[][] rows, double[] logs) {
        return Arrays.stream(rows)
                .mapToDouble(row -> IntStream.range(0, row.length)
                        .mapToDouble(i -> row[i] * logs[i])
                        .sum())
                .toArray();
    }

    private Optional<Fit> fit(double[] logs, Correction correction, int first, int last) {
        int[] points = Arrays.copyOfRange(order, first, last + 1);
        int perSide = 1 + correction.order();
        int unknowns = 1 + perSide * (sides[0] && sides[1] ? 2 : 1);
        boolean enough = points.length > unknowns && hasBoth(points, perSide);
        if (!enough) {
            return Optional.empty();
        }
        double[] scales = Arrays.stream(points)
                .mapToDouble(i -> 1 / StrictMath.hypot(errors[i], leftOut(correction, i)))
                .toArray();
        RealMatrix design = new Array2DRowRealMatrix(points.length, unknowns);
        for (int i = 0; i < points.length; i++) {
            design.setRow(i, row(correction, points[i], unknowns, scales[i]));
        }
        DecompositionSolver solver = new QRDecomposition(design).getSolver();
        return solver.isNonSingular()
                ? Optional.of(fit(logs, correction, first, design, solver.getInverse(), scales))
                : Optional.empty();
    }

    private boolean hasBoth(int[] points, int perSide) {
        long below = Arrays.stream(points).filter(i -> t[i] < 0).count();
        long above = points.length - below;
        return (!sides[0] || below > perSide) && (!sides[1] || above > perSide);
    }

    private double leftOut(Correction correction, int point) {
        return StrictMath.pow(Math.abs(t[point]), correction.leftOut());
    }

    /** Columns: ln|t|, then for each side that has points 1, |t|^w, |t|^2w. */
    private double[] row(Correction correction, int point, int unknowns, double scale) {
        double[] row = new double[unknowns];
        row[0] = scale * StrictMath.log(Math.abs(t[point]));
        int start = column(t[point] > 0 ? 1 : 0, correction);
        for (int k = 0; k <= correction.order(); k++) {
            row[start + k] = scale * StrictMath.pow(Math.abs(t[point]), k * correction.power());
        }
        return row;
    }

    private int column(int side, Correction correction) {
        return 1 + (side == 1 && sides[0] ? 1 + correction.order() : 0);
    }

    private Fit fit(
            double[] logs, Correction correction, int first, RealMatrix design, RealMatrix inverse, double[] scales) {
        int count = scales.length;
        double[] scaled = new double[count];
        double[][] rows = new double[1 + sides.length][t.length];
        for (int i = 0; i < count; i++) {
            int point = order[first + i];
            scaled[i] = scales[i] * logs[point];
            for (int k = 0; k < rows.length; k++) {
                boolean known = k == 0 || sides[k - 1];
                rows[k][point] =
                        known ? scales[i] * inverse.getEntry(k == 0 ? 0 : column(k - 1, correction), i) : Double.NaN;
            }
        }
        double[] fitted = design.operate(inverse.operate(scaled));
        double chi2 = IntStream.range(0, count)
                .mapToDouble(i -> (scaled[i] - fitted[i]) * (scaled[i] - fitted[i]))
                .sum();
        double variance = Arrays.stream(inverse.getRow(0)).map(x -> x * x).sum();
        double[] shifts = apply(
                rows,
                IntStream.range(0, t.length)
                        .mapToDouble(point -> leftOut(correction, point))
                        .toArray());
        return new Fit(first, first + count - 1, rows, shifts, -0.5 * chi2 - StrictMath.log(variance));
    }
}
