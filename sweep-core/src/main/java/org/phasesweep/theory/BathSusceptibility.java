package org.phasesweep.theory;

/** M d (⟨m²⟩ − ⟨|m|⟩²) of {@link BathMoments}. */
public final class BathSusceptibility extends BathMoments {

    @Override
    public String name() {
        return "bath-susceptibility";
    }

    @Override
    public String summary() {
        return "M d (<m^2> - <|m|>^2) of a bath of two points, by enumeration; exact";
    }

    @Override
    public String observable() {
        return "susceptibility";
    }

    @Override
    double value(Bath bath) {
        return bath.size() * bath.dimension() * (bath.moment(2) - bath.moment(1) * bath.moment(1));
    }
}
