package org.phasesweep.analysis;

import java.util.ArrayList;
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

    private static Estimate estimate(Realizations realizations, Observable observable, int point) {
        return estimate(realizations, observable, point, Integer.MAX_VALUE);
    }

    /** The estimate from those of the first {@code count} realizations that have finite values. */
    static Estimate estimate(Realizations realizations, Observable observable, int point, int count) {
        List<double[]> ingredients = new ArrayList<>();
        for (String name : observable.ingredients()) {
            ingredients.add(realizations.means()[realizations.columns().indexOf(name)][point]);
        }
        int[] finite = IntStream.range(0, Math.min(count, ingredients.get(0).length))
                .filter(r -> ingredients.stream().allMatch(values -> Double.isFinite(values[r])))
                .toArray();
        double[][] kept =
                ingredients.stream().map(values -> pick(values, finite)).toArray(double[][]::new);
        if (observable instanceof Evaluable evaluable) {
            return Estimates.jackknife(evaluable::evaluate, kept);
        }
        int column = realizations.columns().indexOf(observable.name());
        double[] variances = pick(realizations.replicaVariances()[column][point], finite);
        return Estimates.ofMeans(kept[0], variances, realizations.replicas());
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(r -> values[r]).toArray();
    }
}
