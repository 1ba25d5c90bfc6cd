package org.phasesweep.observable;

/**
 * What is known of a state beside the posterior sums; NaN where it was not asked for or does not exist.
 *
 * @param magnetization Σ_k ȳ_k / d, the mean component of ȳ: the base point y₀ of a noised state (which has the law of a draw from
 *     its posterior), the mean over the replicas of a bath, the posterior mean at a fixed point
 * @param size what the fluctuations of the magnetization go down with: d times the number of replicas that ȳ is the mean of;
 *     infinite for a posterior mean
 * @param overlap m·y₀/d, of the posterior mean with the base point
 * @param response λ_max(C)/T, the largest local response ∂⟨y⟩/∂x; 1 where a fixed point of the score loses stability
 * @param classAgreement Σ_c w_c², the probability that two draws from the posterior are of one class
 * @param classEntropy −Σ_c w_c ln w_c in nats
 * @param drawnOverlap y·y′/d of two draws from the posterior
 * @param stateNorm2 |x/a|²
 * @param heatCapacity d(−|m|²/2d)/dT along a branch of fixed points
 */
public record LocalState(
        double magnetization,
        double size,
        double overlap,
        double response,
        double classAgreement,
        double classEntropy,
        double drawnOverlap,
        double stateNorm2,
        double heatCapacity) {

    /** Nothing is known. */
    public static final LocalState UNKNOWN = new LocalState(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The same with an order parameter. */
    public LocalState withMagnetization(double value, double sizeOfIt) {
        return new LocalState(
                value,
                sizeOfIt,
                overlap,
                response,
                classAgreement,
                classEntropy,
                drawnOverlap,
                stateNorm2,
                heatCapacity);
    }

    /** The same with the overlap of the posterior mean with the base point. */
    public LocalState withOverlap(double value) {
        return new LocalState(
                magnetization,
                size,
                value,
                response,
                classAgreement,
                classEntropy,
                drawnOverlap,
                stateNorm2,
                heatCapacity);
    }

    /** The same with the largest local response. */
    public LocalState withResponse(double value) {
        return new LocalState(
                magnetization,
                size,
                overlap,
                value,
                classAgreement,
                classEntropy,
                drawnOverlap,
                stateNorm2,
                heatCapacity);
    }

    /** The same with the posterior weights of the classes, which sum to 1. */
    public LocalState withClasses(double[] weights) {
        double agreement = 0;
        double entropy = 0;
        for (double weight : weights) {
            agreement += weight * weight;
            entropy -= weight > 0 ? weight * StrictMath.log(weight) : 0;
        }
        return new LocalState(
                magnetization, size, overlap, response, agreement, entropy, drawnOverlap, stateNorm2, heatCapacity);
    }

    /** The same with the overlap of two draws from the posterior. */
    public LocalState withDrawnOverlap(double value) {
        return new LocalState(
                magnetization, size, overlap, response, classAgreement, classEntropy, value, stateNorm2, heatCapacity);
    }

    /** The same with the squared norm of the state. */
    public LocalState withStateNorm2(double value) {
        return new LocalState(
                magnetization,
                size,
                overlap,
                response,
                classAgreement,
                classEntropy,
                drawnOverlap,
                value,
                heatCapacity);
    }

    /** The same with the heat capacity of its branch. */
    public LocalState withHeatCapacity(double value) {
        return new LocalState(
                magnetization, size, overlap, response, classAgreement, classEntropy, drawnOverlap, stateNorm2, value);
    }
}
