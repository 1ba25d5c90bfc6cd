package org.phasesweep.table;

/**
 * What one unit says of one cell: the mean over replicas and the variance over replicas of each measured column, or why
 * there are none.
 *
 * @param unitId the unit
 * @param cellId the cell
 * @param realization index of the draw of the disorder
 * @param dimension d
 * @param sampleCount N
 * @param temperature T
 * @param replicas M
 * @param means one a measured column; NaN in a failed row
 * @param replicaVariances unbiased variance over replicas (divisor M − 1), one a measured column; NaN when M is 1
 * @param failure empty when the row is good; otherwise the cause in one line
 */
public record UnitRow(
        String unitId,
        String cellId,
        int realization,
        int dimension,
        double sampleCount,
        double temperature,
        int replicas,
        double[] means,
        double[] replicaVariances,
        String failure) {

    /** Whether the row carries no values. */
    public boolean failed() {
        return !failure.isEmpty();
    }
}
