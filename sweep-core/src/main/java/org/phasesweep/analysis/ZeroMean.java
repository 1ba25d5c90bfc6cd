package org.phasesweep.analysis;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.phasesweep.statistics.ReplicaAccumulator;

/**
 * Tests that residuals have mean zero although the cells of a group are correlated: in each realization they are averaged over
 * all cells, and the R averages, which are independent, undergo Student's t test. Groups of cells with other disorder are
 * independent; t² becomes a χ² of one degree of freedom with the same p, and these add up.
 *
 * <p>One average and no matrix of covariances, because residuals of condensed cells are rare events: zero, or tiny and of one sign,
 * but once in a while of order one. Any statistic that measures a cell by its own spread (Hotelling's T² of several blocks
 * of cells, with R = 32) finds most sweeps that reach into the condensed phase to violate a true identity. In the average cells with many
 * events decide. p is uniform for Gaussian residuals, and very nearly so for those of the identities where R·M ≥ 200
 * states include the transition; where all cells are condensed it is not, but small values are rarer than they should be.
 */
final class ZeroMean {

    private static final int FEWEST_REALIZATIONS = 8;

    /** An average that varies less is a constant with rounding. */
    static final double ROUNDING = 1e-12;

    /** Below this p everything is "no"; it keeps the χ² equivalent finite. */
    private static final double SMALLEST_P = 1e-300;

    private double chi2;
    private int dof;

    /**
     * Adds an independent group of cells. Nothing is added where fewer than eight realizations are known, or where nothing
     * fluctuates (one data point, say): there is no error to compare with.
     *
     * @param residuals measured minus predicted, {@code [cell][realization]}; NaN where missing
     */
    void add(double[][] residuals) {
        ReplicaAccumulator averages = new ReplicaAccumulator();
        for (int r = 0; r < residuals[0].length; r++) {
            int realization = r;
            Arrays.stream(residuals)
                    .mapToDouble(cell -> cell[realization])
                    .filter(Double::isFinite)
                    .average()
                    .ifPresent(averages::add);
        }
        double deviation = Math.sqrt(averages.variance());
        if (averages.count() >= FEWEST_REALIZATIONS && deviation > ROUNDING) {
            double t = averages.mean() / (deviation / Math.sqrt((double) averages.count()));
            double p = 2 * TDistribution.of(averages.count() - 1.0).survivalProbability(Math.abs(t));
            chi2 += ChiSquaredDistribution.of(1).inverseSurvivalProbability(Math.max(p, SMALLEST_P));
            dof++;
        }
    }

    double chi2() {
        return chi2;
    }

    /** How many groups were tested. */
    int dof() {
        return dof;
    }

    /** The probability of a larger χ² by chance; NaN when nothing could be tested. */
    double p() {
        return dof == 0 ? Double.NaN : ChiSquaredDistribution.of(dof).survivalProbability(chi2);
    }
}
