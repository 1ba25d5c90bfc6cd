package org.phasesweep.theory;

/**
 * E|s|² = (d − E tr C/T)/Δ for states of a law, in the units of the process: Δ = a²T, with a² = 1/(1 + T) where noise and data keep
 * the variance and a = 1 where data are not scaled (physics reference §1, §7). Exact.
 */
public final class LawScore extends ChannelPrediction {

    @Override
    public String name() {
        return "law-score";
    }

    @Override
    public String summary() {
        return "(d - tr C/T)/Delta for states of a law, in the units of the process; exact";
    }

    @Override
    public String observable() {
        return "score_norm2";
    }

    @Override
    double value(ChannelLaw law, TheoryPoint point) {
        double temperature = point.temperature();
        double signalSquared = switch (point.process().kind()) {
            case "vp", "vp-beta" -> 1 / (1 + temperature);
            case "ve", "edm" -> 1;
            default -> Double.NaN;
        };
        return (point.dimension() - law.trace() / temperature) / (signalSquared * temperature);
    }
}
