package org.phasesweep.theory;

/** Predicts where a transition lies. */
public non-sealed interface BoundaryPrediction extends TheoryCurve {

    /** T at the transition for the point's dimension and sample count; NaN where there is none. */
    double criticalTemperature(TheoryPoint point);

    /** α = ln N / d at the transition for the point's dimension and temperature; NaN where there is none. */
    double criticalLoad(TheoryPoint point);
}
