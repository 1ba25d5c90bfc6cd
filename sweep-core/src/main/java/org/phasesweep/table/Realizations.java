package org.phasesweep.table;

import java.util.List;
import org.phasesweep.plan.GridPoint;

/**
 * All measured values of a sweep, realization by realization: what estimates, boundaries and their bootstraps are made of.
 *
 * @param points rows of the diagram in their final order
 * @param otherAxes column names of the dotted axes
 * @param columns measured columns
 * @param replicas M
 * @param means {@code means[column][point][realization]}: mean over replicas; NaN where failed or not computed
 * @param replicaVariances likewise, variance over replicas
 */
public record Realizations(
        List<GridPoint> points,
        List<String> otherAxes,
        List<String> columns,
        int replicas,
        double[][][] means,
        double[][][] replicaVariances) {

    public Realizations {
        points = List.copyOf(points);
        otherAxes = List.copyOf(otherAxes);
        columns = List.copyOf(columns);
    }
}
