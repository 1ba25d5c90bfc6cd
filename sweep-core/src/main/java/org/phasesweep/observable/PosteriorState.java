package org.phasesweep.observable;

import org.phasesweep.kernel.Exponential;
import org.phasesweep.kernel.PosteriorSums;

/**
 * The posterior over the data at one state x of one cell (physics.md §2). Distances and vectors are in units of the data,
 * x/a = y₀ + √T z with y₀ the base point and z the noise, which is of a scale of its own in states of no process.
 *
 * <p>Where the data are a law instead of points, the sums are means over it: Z = ∫ p_0(y) e^{−u} dy and ln N = 0.
 *
 * @param dimension d
 * @param logSampleCount ln N
 * @param channel the process at this temperature
 * @param plantedEnergy u of the planted point, exactly |z|²/2; NaN when nothing is planted
 * @param sums over the data
 * @param local what else is known of the state
 */
public record PosteriorState(
        int dimension,
        double logSampleCount,
        Channel channel,
        double plantedEnergy,
        PosteriorSums sums,
        LocalState local) {

    /** The same with an order parameter and the size that it belongs to. */
    public PosteriorState withMagnetization(double value, double size) {
        return new PosteriorState(
                dimension, logSampleCount, channel, plantedEnergy, sums, local.withMagnetization(value, size));
    }

    /** The same with the heat capacity of its branch. */
    public PosteriorState withHeatCapacity(double value) {
        return new PosteriorState(
                dimension, logSampleCount, channel, plantedEnergy, sums, local.withHeatCapacity(value));
    }

    /** T. */
    public double temperature() {
        return channel.temperature();
    }

    /** a². */
    public double signalSquared() {
        return channel.signalSquared();
    }

    /** dT/dt. */
    public double temperatureRate() {
        return channel.temperatureRate();
    }

    /** ln Z = ln Σ_j e^{−u_j}. */
    public double logPartitionFunction() {
        return StrictMath.log(sums.weights()) - sums.referenceEnergy();
    }

    /** Δ = a² T. */
    public double noiseVariance() {
        return signalSquared() * temperature();
    }

    /** (½ (ln a)′|x|² − c g² ln p_t(x))/d in the units of the process, for c = 1 the reverse SDE and c = ½ the flow. */
    double potential(double share) {
        double noiseRate = signalSquared() * temperatureRate();
        double logDensity = logPartitionFunction()
                - logSampleCount
                - 0.5 * dimension * StrictMath.log(2 * Math.PI * noiseVariance());
        double linear = 0.5 * channel.signalRate() * signalSquared() * local.stateNorm2();
        return (linear - share * noiseRate * logDensity) / dimension;
    }

    /** ⟨u − u_ref⟩ over the posterior. */
    public double excessEnergy() {
        return sums.energy() / sums.weights();
    }

    /** w of the planted point. */
    public double plantedWeight() {
        return Exponential.ofMinus(plantedEnergy - sums.referenceEnergy()) / sums.weights();
    }

    /** The largest w. */
    public double maxWeight() {
        return Exponential.ofMinus(sums.minEnergy() - sums.referenceEnergy()) / sums.weights();
    }

    /** Var_w(u). */
    public double energyVariance() {
        double mean = excessEnergy();
        return Math.max(0.0, sums.energySquares() / sums.weights() - mean * mean);
    }

    /** tr C = Σ w |y − y₀|² − |m − y₀|², in units of the data squared. */
    public double posteriorTrace() {
        return Math.max(0.0, sums.distance() / sums.weights() - sums.meanToBase());
    }

    /** Σ w|y|² − Σ_j w_j y₀·y_j = ½(⟨|y|²⟩ + ⟨|y − y₀|²⟩ − |y₀|²), in units of the data squared. */
    public double plantedMmse() {
        return 0.5 * (sums.norm() + sums.distance()) / sums.weights();
    }

    /** The rate (dT/dt) v/2T² at which H[x₀|x_t] rises if v is the mean squared error of the best guess of y. */
    public double entropyRate(double meanSquaredError) {
        return 0.5 * temperatureRate() * (meanSquaredError / temperature() / temperature());
    }
}
