package org.phasesweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.phasesweep.kernel.StatePanel;

/** The vectors that the loops of this package work on: one state a lane. */
final class Lanes {

    /** The widest vector of this machine, up to 8 lanes. */
    static final VectorSpecies<Double> LANES =
            DoubleVector.SPECIES_PREFERRED.length() <= 8 ? DoubleVector.SPECIES_PREFERRED : DoubleVector.SPECIES_512;

    static final int WIDTH = LANES.length();
    static final int STATES = StatePanel.STATES;

    /** States that an inner loop carries. */
    static final int STEP = 2 * WIDTH;

    private Lanes() {}

    /** b where it is less, else a. */
    static DoubleVector lesser(DoubleVector a, DoubleVector b) {
        return a.blend(b, b.lt(a));
    }
}
