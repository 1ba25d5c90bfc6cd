package org.phasesweep.theory;

/** Predicts the mean of an observable in a cell. */
public non-sealed interface ObservablePrediction extends TheoryCurve {

    /** The predicted mean; NaN outside its domain. */
    double value(TheoryPoint point);
}
