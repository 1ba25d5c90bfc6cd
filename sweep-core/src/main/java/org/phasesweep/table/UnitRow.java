package org.phasesweep.table;

import java.util.Arrays;
import java.util.Objects;

/**
 * What one unit says of one cell: the mean over replicas and the variance over replicas of each measured number and of each entry of a measured list, or why
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
 * @param listMeans one a list column: the means of its entries; none in a failed row
 * @param listVariances likewise, variances over replicas
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
        double[][] listMeans,
        double[][] listVariances,
        String failure) {

    private static final double[][] NO_LISTS = {};

    /** A row without lists. */
    public UnitRow(
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
        this(
                unitId,
                cellId,
                realization,
                dimension,
                sampleCount,
                temperature,
                replicas,
                means,
                replicaVariances,
                NO_LISTS,
                NO_LISTS,
                failure);
    }

    /** The same with lists. */
    public UnitRow withLists(double[][] newMeans, double[][] newVariances) {
        return new UnitRow(
                unitId,
                cellId,
                realization,
                dimension,
                sampleCount,
                temperature,
                replicas,
                means,
                replicaVariances,
                newMeans,
                newVariances,
                failure);
    }

    /** Equal when every field is, numbers bit for bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UnitRow that
                && unitId.equals(that.unitId)
                && cellId.equals(that.cellId)
                && realization == that.realization
                && dimension == that.dimension
                && Double.compare(sampleCount, that.sampleCount) == 0
                && Double.compare(temperature, that.temperature) == 0
                && replicas == that.replicas
                && Arrays.equals(means, that.means)
                && Arrays.equals(replicaVariances, that.replicaVariances)
                && Arrays.deepEquals(listMeans, that.listMeans)
                && Arrays.deepEquals(listVariances, that.listVariances)
                && failure.equals(that.failure);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unitId, cellId, realization);
    }

    /** Whether the row carries no values. */
    public boolean failed() {
        return !failure.isEmpty();
    }
}
