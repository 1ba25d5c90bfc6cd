package org.phasesweep.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.phasesweep.observable.Evaluable;
import org.phasesweep.observable.ListObservable;
import org.phasesweep.observable.Observable;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.statistics.Estimates;
import org.phasesweep.table.Diagram;
import org.phasesweep.table.Realizations;

/** Makes the diagram from the values of all realizations. */
public final class Diagrams {

    private Diagrams() {}

    /**
     * An estimate for each observable, or entry of one, and grid point, over the realizations that have finite values.
     *
     * @param realizations the values
     * @param observables the columns of the diagram, in order
     */
    public static Diagram of(Realizations realizations, List<Observable> observables) {
        List<Observable> numbers = observables.stream()
                .filter(observable -> !(observable instanceof ListObservable))
                .toList();
        return new Diagram(
                realizations.points(),
                realizations.otherAxes(),
                numbers.stream().map(Observable::name).toList(),
                numbers.stream()
                        .map(observable -> eachPoint(realizations, point -> estimate(realizations, observable, point)))
                        .toList(),
                observables.stream()
                        .filter(ListObservable.class::isInstance)
                        .map(observable -> listColumn(realizations, (ListObservable) observable))
                        .toList());
    }

    private static <T> List<T> eachPoint(Realizations realizations, IntFunction<T> value) {
        return IntStream.range(0, realizations.points().size()).mapToObj(value).toList();
    }

    private static Diagram.ListColumn listColumn(Realizations realizations, ListObservable observable) {
        Realizations.ListColumn values = realizations.lists().stream()
                .filter(list -> list.name().equals(observable.name()))
                .findFirst()
                .orElseThrow();
        List<Double> edges = Arrays.stream(observable.edges()).boxed().toList();
        return new Diagram.ListColumn(
                observable.name(),
                edges,
                eachPoint(realizations, point -> estimates(realizations, values, observable, point)));
    }

    /** An estimate for each entry, over the realizations that have a list. */
    private static List<Estimate> estimates(
            Realizations realizations, Realizations.ListColumn values, ListObservable observable, int point) {
        double[][] means = values.means()[point];
        double[][] variances = values.replicaVariances()[point];
        int[] known =
                IntStream.range(0, means.length).filter(r -> means[r] != null).toArray();
        return IntStream.range(
                        0, observable.length(realizations.points().get(point).dimension()))
                .mapToObj(entry -> Estimates.ofMeans(
                        pick(means, known, entry), pick(variances, known, entry), realizations.replicas()))
                .toList();
    }

    private static double[] pick(double[][] lists, int[] indices, int entry) {
        return Arrays.stream(indices).mapToDouble(r -> lists[r][entry]).toArray();
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
