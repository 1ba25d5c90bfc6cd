package org.phasesweep.theory;

/** Predicts where a transition lies. */
public non-sealed interface BoundaryPrediction extends TheoryCurve {

    /** T at the transition for the point's dimension and sample count; NaN where there is none. */
    double criticalTemperature(TheoryPoint point);

    /** α = ln N / d at the transition for the point's dimension and temperature; NaN where there is none. */
    double criticalLoad(TheoryPoint point);

    /** The value of another axis at the transition, with all else as at the point; NaN where it is not known. */
    default double criticalValue(TheoryPoint point, String axis) {
        return Double.NaN;
    }

    /** Whether the mean of the observable crosses this level right at the transition, as at a jump. */
    boolean locates(TheoryPoint point, double level);

    /** Whether it tells where the mean of the observable is smallest or largest, not where it crosses a level. */
    default boolean isExtremum() {
        return false;
    }
}
