package org.phasesweep.model;

import java.util.Arrays;

/**
 * The empirical measure of the first N points of a data set as a law: p_0 = (1/N) Σ_j δ(y − y_j). All points are in memory, and a
 * posterior costs 2 N d operations; for many states at fixed points of the data there is the slice kernel.
 */
public final class EmpiricalMeasure {

    private EmpiricalMeasure() {}

    /**
     * The law of the first points.
     *
     * @param sampleCount N, at most 2^31
     * @param dimension d
     */
    public static Population of(Realization realization, long sampleCount, int dimension) {
        double[][] points = new double[Math.toIntExact(sampleCount)][];
        double[] block = new double[(int) Math.min(sampleCount, Realization.BLOCK_ROWS) * dimension];
        for (int first = 0; first < points.length; first += Realization.BLOCK_ROWS) {
            int count = Math.min(Realization.BLOCK_ROWS, points.length - first);
            realization.block(first / Realization.BLOCK_ROWS, count, block);
            for (int row = 0; row < count; row++) {
                points[first + row] = Arrays.copyOfRange(block, row * dimension, (row + 1) * dimension);
            }
        }
        double[] weights = new double[points.length];
        Arrays.fill(weights, 1);
        return new Mixture(points, weights, 0);
    }

    /** Writes one point. */
    public static void row(Realization realization, long index, double[] target) {
        int row = (int) (index % Realization.BLOCK_ROWS);
        double[] block = new double[(row + 1) * target.length];
        realization.block(index / Realization.BLOCK_ROWS, row + 1, block);
        System.arraycopy(block, row * target.length, target, 0, target.length);
    }
}
