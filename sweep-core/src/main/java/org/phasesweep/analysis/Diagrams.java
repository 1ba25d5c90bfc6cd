package org.phasesweep.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.phasesweep.observable.Evaluable;
import org.phasesweep.observable.Observable;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.statistics.Estimates;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;

/** Makes the diagram from the values of all realizations. */
public final class Diagrams {

    private Diagrams() {}

    /**
     * An estimate for each observable and grid point, over the realizations that have finite values.
     *
     * @param realizations the values
     * @param observables the columns of the diagram, in order
     */
    public static Diagram of(Realizations realizations, List<Observable> observables) {
        List<List<Estimate>> estimates = observables.stream()
                .map(observable -> IntStream.range(0, realizations.points().size())
                        .mapToObj(point -> estimate(realizations, observable, point))
                        .toList())
                .toList();
        List<String> names = observables.stream().map(Observable::name).toList();
        return new Diagram(realizations.points(), realizations.otherAxes(), names, estimates);
    }

    static Estimate estimate(Realizations realizations, Observable observable, int point) {
        return estimate(realizations, observable, point, Integer.MAX_VALUE);
    }

    /** The estimate from those of the first {@code count} realizations that have finite values. */
    static Estimate estimate(Realizations realizations, Observable observable, int point, int count) {
        double[][] ingredients = ingredients(realizations, observable, point);
        int[] finite = IntStream.range(0, Math.min(count, ingredients[0].length))
                .filter(r -> finite(ingredients, r))
                .toArray();
        double[][] kept =
                Arrays.stream(ingredients).map(values -> pick(values, finite)).toArray(double[][]::new);
        if (observable instanceof Evaluable evaluable) {
            return Estimates.jackknife(evaluable::evaluate, kept);
        }
        int column = realizations.columns().indexOf(observable.name());
        double[] variances = pick(realizations.replicaVariances()[column][point], finite);
        return Estimates.ofMeans(kept[0], variances, realizations.replicas());
    }

    /** What an observable is made of at a point, {@code [ingredient][realization]}. */
    static double[][] ingredients(Realizations realizations, Observable observable, int point) {
        return observable.ingredients().stream()
                .map(name -> realizations.means()[realizations.columns().indexOf(name)][point])
                .toArray(double[][]::new);
    }

    /** Whether a realization has a value of all ingredients. */
    static boolean finite(double[][] ingredients, int realization) {
        return Arrays.stream(ingredients).allMatch(values -> Double.isFinite(values[realization]));
    }

    /**
     * For each realization what the estimate at a point is the mean of: the value, or of a function of means the jackknife's
     * pseudo-value. NaN where a realization has no value.
     */
    static double[] pseudoValues(Realizations realizations, Observable observable, int point) {
        double[][] ingredients = ingredients(realizations, observable, point);
        if (!(observable instanceof Evaluable evaluable)) {
            return ingredients[0];
        }
        int[] finite = IntStream.range(0, ingredients[0].length)
                .filter(r -> finite(ingredients, r))
                .toArray();
        double[][] kept =
                Arrays.stream(ingredients).map(values -> pick(values, finite)).toArray(double[][]::new);
        double[] found = Estimates.pseudoValues(evaluable::evaluate, kept);
        double[] values = new double[ingredients[0].length];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < finite.length; i++) {
            values[finite[i]] = found[i];
        }
        return values;
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(r -> values[r]).toArray();
    }
}
