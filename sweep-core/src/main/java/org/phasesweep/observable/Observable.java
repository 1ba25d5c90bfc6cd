package org.phasesweep.observable;

import java.util.List;
import org.phasesweep.spec.Descriptor;

/** A column of the result: either measured at each state or a function of means of such columns. */
public sealed interface Observable extends Descriptor permits Measured, Evaluable {

    /** The measured columns that this one is made of: itself, or the ingredients of an {@link Evaluable}. */
    List<String> ingredients();
}
