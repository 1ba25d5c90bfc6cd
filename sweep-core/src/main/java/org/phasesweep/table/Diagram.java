package org.phasesweep.table;

import java.util.List;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.statistics.Estimate;

/**
 * The phase diagram: a row for each grid point, an estimate for each observable.
 *
 * @param points rows in their final order
 * @param otherAxes column names of the dotted axes
 * @param observables columns in the order of the spec
 * @param estimates {@code estimates.get(observable).get(point)}
 */
public record Diagram(
        List<GridPoint> points, List<String> otherAxes, List<String> observables, List<List<Estimate>> estimates) {

    public Diagram {
        points = List.copyOf(points);
        otherAxes = List.copyOf(otherAxes);
        observables = List.copyOf(observables);
        estimates = estimates.stream().map(List::copyOf).toList();
    }
}
