package org.phasesweep.model;

import java.util.Arrays;
import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code discrete}: one of a given finite set of points, each with its probability. The posterior is that over data points, with weights
 * w_i ∝ p_i exp(−|x − y_i|²/2T); its classes are the points (physics reference §2, §3).
 */
public final class DiscreteModel implements ModelType {

    private static final String POINTS = "points";
    private static final String WEIGHTS = "weights";

    @Override
    public String name() {
        return "discrete";
    }

    @Override
    public String summary() {
        return "a given finite set of points with their probabilities";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.numbers(POINTS, Range.ANY, "coordinates, d for each point, one point after the other"),
                Parameter.numbers(
                                WEIGHTS, Range.NON_NEGATIVE, "probabilities of the points, of any sum; equal if absent")
                        .optional());
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        double[] flat = settings.numbers(POINTS);
        if (flat.length % dimension != 0) {
            throw new IllegalArgumentException("model discrete: points has " + flat.length
                    + " coordinates, which is not a whole number of points in dimension " + dimension
                    + "; give " + dimension + " for each point");
        }
        double[][] points = new double[flat.length / dimension][];
        for (int i = 0; i < points.length; i++) {
            points[i] = Arrays.copyOfRange(flat, i * dimension, (i + 1) * dimension);
        }
        Mixture mixture = settings.has(WEIGHTS)
                ? new Mixture(points, weights(settings.numbers(WEIGHTS), points.length, dimension), 0)
                : Mixture.ofEqual(points, 0);
        return new IidModel(mixture.law(), mixture);
    }

    private static double[] weights(double[] weights, int count, int dimension) {
        if (weights.length != count) {
            throw new IllegalArgumentException("model discrete: weights has " + weights.length
                    + " numbers but points has " + count + " points in dimension " + dimension
                    + "; give one weight for each point");
        }
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "model discrete: weights sum to " + sum + "; raise one above 0, none near the largest number");
        }
        return weights;
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public boolean hasClasses(Settings settings) {
        return true;
    }

    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return Mixture.nanoseconds((double) settings.numbers(POINTS).length / dimension, dimension);
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(0, 1, 0, 0);
    }
}
