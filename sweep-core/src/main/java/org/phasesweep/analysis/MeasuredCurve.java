package org.phasesweep.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.phasesweep.observable.Evaluable;
import org.phasesweep.observable.Observable;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.table.Realizations;

/**
 * An observable along a line of grid points: the estimates of the diagram, and what they become when whole realizations are
 * resampled. Every point is a mean over the realizations that it has.
 */
final class MeasuredCurve {

    /** The chance that a point at the level is taken to be above it: that of two Gaussian standard deviations. */
    private static final double WRONG_SIDE = NormalDistribution.of(0, 1).survivalProbability(2);

    private final Observable observable;
    private final double[][][] ingredients;
    private final Estimate[] estimates;
    private final boolean[][] measured;
    private final int[] known;
    private final double[][] pseudoValues;

    /**
     * A curve.
     *
     * @param points grid points in the order of the curve, each with at least one finite value
     */
    MeasuredCurve(Realizations realizations, Observable observable, List<Integer> points) {
        this.observable = observable;
        this.ingredients = points.stream()
                .map(point -> Diagrams.ingredients(realizations, observable, point))
                .toArray(double[][][]::new);
        this.estimates = points.stream()
                .map(point -> Diagrams.estimate(realizations, observable, point))
                .toArray(Estimate[]::new);
        this.measured = Arrays.stream(ingredients).map(MeasuredCurve::measured).toArray(boolean[][]::new);
        this.pseudoValues = points.stream()
                .map(point -> Diagrams.pseudoValues(realizations, observable, point))
                .toArray(double[][]::new);
        this.known = IntStream.range(0, measured[0].length)
                .filter(r -> Arrays.stream(measured).anyMatch(point -> point[r]))
                .toArray();
    }

    private static boolean[] measured(double[][] point) {
        boolean[] measured = new boolean[point[0].length];
        for (int r = 0; r < measured.length; r++) {
            measured[r] = Diagrams.finite(point, r);
        }
        return measured;
    }

    /** The values of the diagram. */
    double[] values() {
        return Arrays.stream(estimates).mapToDouble(Estimate::mean).toArray();
    }

    /** The disorder errors of the diagram; NaN where unknown. */
    double[] errors() {
        return Arrays.stream(estimates).mapToDouble(Estimate::disorderError).toArray();
    }

    /**
     * How many independent values the points are worth: p²/Σ ρ_ij² with ρ_ij the correlation of two of p points over the
     * realizations, less 1/(R−1) that unrelated points have by chance. Between 1 and p; p where R &lt; 3.
     */
    double independentPoints() {
        int count = pseudoValues.length;
        double sum = count;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * excessCorrelation(pseudoValues[i], pseudoValues[j]);
            }
        }
        return Math.min(count, (double) count * count / Math.max(sum, count));
    }

    /** ρ² less what chance gives; 0 where it is unknown. */
    private static double excessCorrelation(double[] one, double[] other) {
        int[] both = IntStream.range(0, one.length)
                .filter(r -> Double.isFinite(one[r]) && Double.isFinite(other[r]))
                .toArray();
        double meanOne = Arrays.stream(both).mapToDouble(r -> one[r]).average().orElse(0);
        double meanOther =
                Arrays.stream(both).mapToDouble(r -> other[r]).average().orElse(0);
        double product = 0;
        double squareOne = 0;
        double squareOther = 0;
        for (int r : both) {
            product += (one[r] - meanOne) * (other[r] - meanOther);
            squareOne += (one[r] - meanOne) * (one[r] - meanOne);
            squareOther += (other[r] - meanOther) * (other[r] - meanOther);
        }
        double excess = product * product / (squareOne * squareOther) - 1 / (both.length - 1.0);
        return both.length > 2 && excess > 0 ? excess : 0;
    }

    /** How many realizations at least one point has. */
    int realizations() {
        return known.length;
    }

    /**
     * For each point the distance from a level up to which its side cannot be told: two standard errors, more for few
     * realizations as Student's t wants it. 0 for one realization, of which no error is known.
     */
    double[] limits() {
        return Arrays.stream(estimates).mapToDouble(MeasuredCurve::limit).toArray();
    }

    private static double limit(Estimate estimate) {
        return estimate.realizations() < 2
                ? 0
                : estimate.disorderError()
                        * TDistribution.of(estimate.realizations() - 1.0).inverseSurvivalProbability(WRONG_SIDE);
    }

    /**
     * The values for other realizations; NaN at a point that has none of them.
     *
     * @param draws indices of these {@link #realizations}, with repeats
     */
    double[] resampled(int[] draws) {
        int[] indices = Arrays.stream(draws).map(draw -> known[draw]).toArray();
        return IntStream.range(0, ingredients.length)
                .mapToDouble(point -> value(point, indices))
                .toArray();
    }

    private double value(int point, int[] indices) {
        double[] means = new double[ingredients[point].length];
        int count = 0;
        for (int r : indices) {
            if (measured[point][r]) {
                count++;
                for (int i = 0; i < means.length; i++) {
                    means[i] += ingredients[point][i][r];
                }
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= count;
        }
        return observable instanceof Evaluable evaluable ? evaluable.evaluate(means) : means[0];
    }
}
