package org.phasesweep.observable;

/**
 * What a kernel says of the posterior over the data at one state x, for one cell (physics.md §2). All distances and vectors
 * are in units of the data, x/a = y₀ + √T z with y₀ the base point.
 *
 * @param dimension d
 * @param sampleCount N
 * @param temperature T = Δ/a²
 * @param signalSquared a² of the process
 * @param minEnergy u_min = min_j u_j
 * @param sumWeights S₁ = Σ_j e^{−(u_j − u_min)}, from 1 to N
 * @param sumSquares Σ_j e^{−2(u_j − u_min)}
 * @param sumEnergy Σ_j (u_j − u_min) e^{−(u_j − u_min)}
 * @param sumEnergySquares Σ_j (u_j − u_min)² e^{−(u_j − u_min)}
 * @param sumDistance Σ_j |y_j − y₀|² e^{−(u_j − u_min)}
 * @param sumNorm Σ_j |y_j|² e^{−(u_j − u_min)}
 * @param baseNorm |y₀|²
 * @param noiseNorm |z|²
 * @param plantedEnergy u of the planted point, exactly |z|²/2; NaN when nothing is planted
 * @param meanNorm |m|²; NaN when no observable needs the posterior mean
 * @param meanDistance |m − y₀|²; NaN likewise
 * @param scoreDistance |m − x/a|²; NaN likewise
 */
public record PosteriorState(
        int dimension,
        double sampleCount,
        double temperature,
        double signalSquared,
        double minEnergy,
        double sumWeights,
        double sumSquares,
        double sumEnergy,
        double sumEnergySquares,
        double sumDistance,
        double sumNorm,
        double baseNorm,
        double noiseNorm,
        double plantedEnergy,
        double meanNorm,
        double meanDistance,
        double scoreDistance) {

    /** ln Z = ln Σ_j e^{−u_j}. */
    public double logPartitionFunction() {
        return StrictMath.log(sumWeights) - minEnergy;
    }

    /** Δ = a² T. */
    public double noiseVariance() {
        return signalSquared * temperature;
    }

    /** tr C = Σ w |y − y₀|² − |m − y₀|², never below 0. */
    public double posteriorTrace() {
        return Math.max(0.0, sumDistance / sumWeights - meanDistance);
    }
}
