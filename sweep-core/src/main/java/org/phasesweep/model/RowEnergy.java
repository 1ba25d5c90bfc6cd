package org.phasesweep.model;

/** The energy of a data point where the law is p_0 ∝ e^{−βE}, as of spins on a lattice. */
@FunctionalInterface
public interface RowEnergy {

    /** E/d of the row that begins at the offset. */
    double of(double[] rows, int offset);
}
