package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * p(y | x) ∝ p_0(y) e^{−u}, u = |x − y|²/2T, at one state x (in units of a) and temperature T, for a law p_0 (physics
 * reference §2). From it come score (m − x)/T, divergence (tr C/T − d)/T and density in units of a, and the local response C/T.
 * Not thread-safe.
 */
public interface Posterior {

    /** ln Z = ln ∫ p_0(y) e^{−u} dy; so ln p_T(x) = ln Z − (d/2) ln(2πT), and −T ln Z is the free energy F(x; T). */
    double logPartitionFunction();

    /** ⟨u⟩. */
    double energy();

    /** Var(u). */
    double energyVariance();

    /** m = ⟨y⟩, [d]; not to be changed. */
    double[] mean();

    /** tr C, C the covariance of y. */
    double trace();

    /**
     * C v.
     *
     * @param vector v, [d]
     * @param product overwritten by C v, [d]; another array than v
     */
    void multiply(double[] vector, double[] product);

    /** The posterior weights of the classes that the law is made of; empty where it has none. */
    default double[] classWeights() {
        return new double[0];
    }

    /** Draws y: writes d values from the offset. */
    void draw(UniformRandomProvider source, double[] target, int offset);
}
