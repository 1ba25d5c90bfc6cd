package org.phasesweep.sampler.levels;

import org.phasesweep.kernel.Exponential;
import org.phasesweep.kernel.PosteriorSums;

/**
 * Boltzmann sums over explicit levels and a bulk of which only the expected sums are known. Logarithms throughout, so that Z
 * e^{u_min} may exceed the largest double.
 */
final class LevelSums {

    /** What is smaller is told as this, as of weights: 1/Y stays finite. */
    private static final double SMALLEST = Exponential.ofMinus(Exponential.CLAMP);

    private double minEnergy = Double.POSITIVE_INFINITY;
    private double weights;
    private double squares;
    private double energy;
    private double energySquares;

    /**
     * A bulk of levels.
     *
     * @param logWeight ln Σ e^{−u}
     * @param logSquares ln Σ e^{−2u}
     * @param energy mean of u with weights e^{−u}
     * @param variance of u with these weights
     */
    record Bulk(double logWeight, double logSquares, double energy, double variance) {

        /** No levels. */
        static final Bulk NONE = new Bulk(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);
    }

    /** Adds a level u. */
    void add(double u) {
        if (u < minEnergy) {
            moveTo(u);
        }
        double a = u - minEnergy;
        double weight = Exponential.ofMinus(a);
        weights += weight;
        squares += weight * weight;
        energy += a * weight;
        energySquares += a * a * weight;
    }

    /** Makes all sums relative to a lower minimum. */
    private void moveTo(double lower) {
        if (weights > 0) {
            double rise = minEnergy - lower;
            double factor = Exponential.ofMinus(rise);
            energySquares = factor * (energySquares + rise * (2 * energy + rise * weights));
            energy = factor * (energy + rise * weights);
            weights *= factor;
            squares *= factor * factor;
        }
        minEnergy = lower;
    }

    /** ln Z with the bulk. */
    double logPartitionFunction(Bulk bulk) {
        double explicit = StrictMath.log(weights) - minEnergy;
        double larger = Math.max(explicit, bulk.logWeight());
        double smaller = Math.min(explicit, bulk.logWeight());
        return larger + StrictMath.log1p(StrictMath.exp(smaller - larger));
    }

    /** All sums, relative to the energy −ln Z: its weight is Z itself, so Σ e^{−a} = 1. Those over vectors are NaN. */
    PosteriorSums with(Bulk bulk) {
        double logZ = logPartitionFunction(bulk);
        double share = StrictMath.exp(bulk.logWeight() - logZ);
        double excess = energy / weights;
        double variance = Math.max(0, energySquares / weights - excess * excess);
        double gap = bulk.energy() - (minEnergy + excess);
        double mean = minEnergy + excess + share * gap + logZ;
        double mixed = (1 - share) * variance + share * bulk.variance() + share * (1 - share) * gap * gap;
        double participation = StrictMath.exp(StrictMath.log(squares) - 2 * (minEnergy + logZ))
                + StrictMath.exp(bulk.logSquares() - 2 * logZ);
        return new PosteriorSums(
                -logZ,
                minEnergy,
                1,
                Math.max(participation, SMALLEST),
                mean,
                mixed + mean * mean,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }
}
