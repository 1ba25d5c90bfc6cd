package org.phasesweep.plan;

import java.util.List;

/**
 * A row of the diagram: the coordinates as given by the user and the cell that is computed for it. Points that resolve to
 * one cell are computed once and are several rows.
 *
 * @param cellId the cell
 * @param sliceId its slice
 * @param dimension d
 * @param sampleCount N; infinite where it is beyond the largest double, then the load tells it
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

    /** ln N; α d where N is beyond the largest double. */
    public double logSampleCount() {
        return Double.isInfinite(sampleCount) ? load * dimension : StrictMath.log(sampleCount);
    }
}
