package org.phasesweep.table;

import java.util.List;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.statistics.Estimate;

/**
 * The phase diagram: a row for each grid point, an estimate for each observable.
 *
 * @param points rows in their final order
 * @param otherAxes column names of the dotted axes
 * @param observables columns of numbers in the order of the spec
 * @param estimates {@code estimates.get(observable).get(point)}
 * @param lists columns of lists in the order of the spec
 */
public record Diagram(
        List<GridPoint> points,
        List<String> otherAxes,
        List<String> observables,
        List<List<Estimate>> estimates,
        List<ListColumn> lists) {

    /**
     * An estimate for each entry of a list at each grid point.
     *
     * @param name of the observable
     * @param edges of the bins, when it is a histogram; else empty
     * @param estimates {@code estimates.get(point).get(entry)}
     */
    public record ListColumn(String name, List<Double> edges, List<List<Estimate>> estimates) {

        public ListColumn {
            edges = List.copyOf(edges);
            estimates = estimates.stream().map(List::copyOf).toList();
        }
    }

    /** A diagram without lists. */
    public Diagram(
            List<GridPoint> points, List<String> otherAxes, List<String> observables, List<List<Estimate>> estimates) {
        this(points, otherAxes, observables, estimates, List.of());
    }

    public Diagram {
        points = List.copyOf(points);
        otherAxes = List.copyOf(otherAxes);
        observables = List.copyOf(observables);
        lists = List.copyOf(lists);
        estimates = estimates.stream().map(List::copyOf).toList();
    }
}
