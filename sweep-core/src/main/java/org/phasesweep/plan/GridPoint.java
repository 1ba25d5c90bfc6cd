package org.phasesweep.plan;

import java.util.List;

/**
 * A row of the diagram: the coordinates as given by the user and the cell that is computed for it. Points that resolve to
 * one cell are computed once and are several rows.
 *
 * @param cellId the cell
 * @param sliceId its slice
 * @param dimension d
 * @param sampleCount N
 * @param load α as given, ln N / d where not given
 * @param temperature T as given, from time where not given
 * @param time as given, from the temperature where not given
 * @param others values of the dotted axes in the order of {@link SweepPlan#otherAxes}
 */
public record GridPoint(
        String cellId,
        String sliceId,
        int dimension,
        double sampleCount,
        double load,
        double temperature,
        double time,
        List<Double> others) {

    public GridPoint {
        others = List.copyOf(others);
    }
}
