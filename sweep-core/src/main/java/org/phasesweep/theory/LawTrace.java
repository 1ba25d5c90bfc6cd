package org.phasesweep.theory;

/**
 * E tr C, the minimum mean squared error of the Gaussian channel of a law (physics reference §2, §4). Exact.
 */
public final class LawTrace extends ChannelPrediction {

    @Override
    public String name() {
        return "law-posterior-trace";
    }

    @Override
    public String summary() {
        return "minimum mean squared error of the Gaussian channel of the law; exact";
    }

    @Override
    public String observable() {
        return "posterior_trace";
    }

    @Override
    double value(ChannelLaw law, TheoryPoint point) {
        return law.trace();
    }
}
