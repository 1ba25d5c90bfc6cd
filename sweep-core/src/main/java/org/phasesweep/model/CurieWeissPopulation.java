package org.phasesweep.model;

import java.util.Arrays;

/** Curie–Weiss spins: the law of {@link CurieWeissModel}. */
final class CurieWeissPopulation implements Population {

    private final int dimension;
    private final double beta;
    private final double field;
    private final SpinCounts counts;

    CurieWeissPopulation(int dimension, double beta, double field, SpinCounts counts) {
        this.dimension = dimension;
        this.beta = beta;
        this.field = field;
        this.counts = counts;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] mean() {
        double[] mean = new double[dimension];
        Arrays.fill(mean, counts.magnetization());
        return mean;
    }

    /** d Var(M/d) along (1, …, 1); what the trace d (1 − ⟨m⟩²) leaves is shared by the other directions. */
    @Override
    public double largestVariance() {
        double along = dimension * counts.variance();
        double mean = counts.magnetization();
        double trace = dimension * (1 - mean) * (1 + mean);
        return dimension == 1 ? along : Math.max(along, (trace - along) / (dimension - 1));
    }

    @Override
    public Posterior posterior(double[] state, double temperature) {
        return new CurieWeissPosterior(state, temperature, Math.sqrt(beta / dimension), beta * field, counts.logSum());
    }
}
