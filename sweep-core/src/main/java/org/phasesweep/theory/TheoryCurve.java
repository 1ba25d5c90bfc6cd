package org.phasesweep.theory;

import org.phasesweep.spec.Descriptor;

/**
 * A named prediction of physics.md with its domain of validity; drawn on diagrams and tested against them, never used to
 * make the values. One class and one registration each.
 */
public sealed interface TheoryCurve extends Descriptor permits ObservablePrediction, BoundaryPrediction {

    /** Whether the prediction holds as it stands or in a limit only. */
    enum Exactness {
        /** Holds at any size; tested by χ². */
        EXACT,
        /** Holds in a limit; {@link #summary} says in what, with which leading correction. */
        ASYMPTOTIC
    }

    /** Exact or asymptotic. */
    Exactness exactness();

    /** The column that it predicts, or whose transition it locates. */
    String observable();

    /** Whether it speaks of this model, process and sampler at this point. */
    boolean appliesTo(TheoryPoint point);
}
