package org.phasesweep.model;

/** A posterior whose moments a subclass sums up when it is made. */
abstract class SummedPosterior implements Posterior {

    double logPartitionFunction;
    double energy;
    double energyVariance;
    final double[] mean;
    double trace;

    SummedPosterior(int dimension) {
        mean = new double[dimension];
    }

    @Override
    public final double logPartitionFunction() {
        return logPartitionFunction;
    }

    @Override
    public final double energy() {
        return energy;
    }

    @Override
    public final double energyVariance() {
        return energyVariance;
    }

    @Override
    public final double[] mean() {
        return mean;
    }

    @Override
    public final double trace() {
        return trace;
    }
}
