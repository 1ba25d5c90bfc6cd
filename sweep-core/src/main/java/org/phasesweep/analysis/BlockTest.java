package org.phasesweep.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * Tests that the mean of R vectors is zero although their components are correlated, as cells of a slice are. The points are
 * averaged over k ≤ R/8 contiguous blocks chosen beforehand, and Hotelling's T² of the block averages is referred to its exact
 * F distribution; slices are independent and their χ² equivalents add up.
 */
final class BlockTest {

    /** Realizations for each block, so that the covariance of the blocks is known well enough. */
    private static final int REALIZATIONS_PER_BLOCK = 8;

    /** Below this p everything is "no"; it keeps the χ² equivalent finite. */
    private static final double SMALLEST_P = 1e-300;

    private double chi2;
    private int dof;

    /**
     * Adds an independent slice.
     *
     * @param residuals measured minus predicted, {@code [realization][point]}, finite
     */
    void add(double[][] residuals) {
        int count = residuals.length;
        int blocks = Math.min(residuals[0].length, count / REALIZATIONS_PER_BLOCK);
        if (blocks < 1) {
            return;
        }
        double[][] averaged = new double[count][];
        for (int r = 0; r < count; r++) {
            averaged[r] = blockMeans(residuals[r], blocks);
        }
        double[][] varying = withoutConstantColumns(averaged);
        int k = varying[0].length;
        if (k > 0) {
            double t2 = hotelling(varying);
            double f = t2 * (count - k) / (k * (count - 1.0));
            double p = 1 - new FDistribution(null, k, (double) count - k).cumulativeProbability(f);
            chi2 += new ChiSquaredDistribution(null, k).inverseCumulativeProbability(1 - Math.max(p, SMALLEST_P));
            dof += k;
        }
    }

    private static double[] blockMeans(double[] values, int blocks) {
        double[] means = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            int from = block * values.length / blocks;
            int to = (block + 1) * values.length / blocks;
            for (int i = from; i < to; i++) {
                means[block] += values[i] / (to - from);
            }
        }
        return means;
    }

    /** A block in which nothing fluctuates (one data point, say) has no error to compare with. */
    private static double[][] withoutConstantColumns(double[][] rows) {
        List<Integer> varying = IntStream.range(0, rows[0].length)
                .filter(k -> IntStream.range(1, rows.length).anyMatch(r -> Math.abs(rows[r][k] - rows[0][k]) > 1e-12))
                .boxed()
                .toList();
        double[][] kept = new double[rows.length][varying.size()];
        for (int r = 0; r < rows.length; r++) {
            for (int k = 0; k < varying.size(); k++) {
                kept[r][k] = rows[r][varying.get(k)];
            }
        }
        return kept;
    }

    private static double hotelling(double[][] rows) {
        RealMatrix data = new Array2DRowRealMatrix(rows, false);
        RealVector mean = new ArrayRealVector(rows[0].length);
        for (double[] row : rows) {
            mean = mean.add(new ArrayRealVector(row, false));
        }
        mean = mean.mapDivide(rows.length);
        RealMatrix covariance = rows[0].length == 1
                ? new Array2DRowRealMatrix(new double[][] {{variance(rows, mean.getEntry(0))}})
                : new Covariance(data).getCovarianceMatrix();
        RealVector solved =
                new SingularValueDecomposition(covariance).getSolver().solve(mean);
        return rows.length * mean.dotProduct(solved);
    }

    private static double variance(double[][] rows, double mean) {
        double squares = 0;
        for (double[] row : rows) {
            squares += (row[0] - mean) * (row[0] - mean);
        }
        return squares / (rows.length - 1);
    }

    double chi2() {
        return chi2;
    }

    int dof() {
        return dof;
    }

    /** The probability of a larger χ² by chance; NaN when nothing could be tested. */
    double p() {
        return dof == 0 ? Double.NaN : 1 - new ChiSquaredDistribution(null, dof).cumulativeProbability(chi2);
    }
}
