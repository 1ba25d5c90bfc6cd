package org.phasesweep.kernel;

/**
 * Sums over the data at one state x, one temperature and one sample count, with a_j = u_j − u_ref and
 * u_j = |x/a − y_j|²/2T (physics.md §2). Distances and vectors are in units of the data, x/a = y₀ + √T z.
 *
 * @param referenceEnergy u_ref: u_min where the data are summed one by one, which makes S₁ a number from 1 to N; −ln Z where S₁
 *     would exceed the largest double
 * @param minEnergy u_min
 * @param weights S₁ = Σ e^{−a_j}
 * @param squares Σ e^{−2a_j}
 * @param energy Σ a_j e^{−a_j}
 * @param energySquares Σ a_j² e^{−a_j}
 * @param distance Σ |y_j − y₀|² e^{−a_j}; NaN where distances were not asked for
 * @param norm Σ (|y_j|² − |y₀|²) e^{−a_j}; NaN likewise
 * @param meanNorm |m|²; NaN where the posterior mean was not asked for
 * @param meanToBase |m − y₀|²; NaN likewise
 * @param meanToState |m − x/a|²; NaN likewise
 */
public record PosteriorSums(
        double referenceEnergy,
        double minEnergy,
        double weights,
        double squares,
        double energy,
        double energySquares,
        double distance,
        double norm,
        double meanNorm,
        double meanToBase,
        double meanToState) {}
