package org.phasesweep.observable;

/**
 * A function of the means of measured columns, such as 1/⟨Y⟩; its value and error are jackknifed over realizations.
 */
public non-sealed interface Evaluable extends Observable {

    /**
     * The function.
     *
     * @param means of the {@link #ingredients}, in their order
     */
    double evaluate(double[] means);
}
