package org.phasesweep.analysis;

import java.util.Arrays;
import org.phasesweep.statistics.Estimate;
import org.phasesweep.statistics.Estimates;
import org.phasesweep.statistics.ReplicaAccumulator;

/**
 * Pulls (measured − predicted)/error of points: with right predictions and errors their mean is 0 and their width 1, or
 * √((R−1)/(R−3)) for errors from R realizations. Points whose error is flagged or is rounding are left out. Pulls of cells with
 * common disorder are correlated.
 */
final class Pulls {

    private final ReplicaAccumulator pulls = new ReplicaAccumulator();

    /**
     * Adds a point.
     *
     * @param residuals measured minus predicted of each realization; NaN where missing
     */
    void add(double[] residuals) {
        double[] finite = Arrays.stream(residuals).filter(Double::isFinite).toArray();
        Estimate estimate = Estimates.ofMeans(finite, new double[finite.length], 1);
        if (!estimate.fewEvents() && estimate.disorderError() > ZeroMean.ROUNDING) {
            pulls.add(estimate.mean() / estimate.disorderError());
        }
    }

    /** How many points have a pull. */
    int count() {
        return (int) pulls.count();
    }

    /** Their mean; NaN without any. */
    double mean() {
        return pulls.mean();
    }

    /** Their sample standard deviation; NaN for fewer than two. */
    double width() {
        return Math.sqrt(pulls.variance());
    }
}
