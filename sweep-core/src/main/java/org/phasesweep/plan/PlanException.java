package org.phasesweep.plan;

/** A spec that is well formed but cannot be carried out; the message names the cell and the remedy. */
public final class PlanException extends Exception {

    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }
}
