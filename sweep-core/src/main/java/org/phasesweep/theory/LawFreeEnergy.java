package org.phasesweep.theory;

/**
 * −E ln Z/d = ½ + I/d for states of a law, because E⟨u⟩ = d/2 and I = −E⟨u⟩ − E ln Z (physics reference §2). Exact.
 */
public final class LawFreeEnergy extends ChannelPrediction {

    @Override
    public String name() {
        return "law-free-energy";
    }

    @Override
    public String summary() {
        return "1/2 + I(x0; x_t)/d for states of a law; exact";
    }

    @Override
    public String observable() {
        return "free_energy";
    }

    @Override
    double value(ChannelLaw law, TheoryPoint point) {
        return 0.5 + law.information() / point.dimension();
    }
}
