package org.phasesweep.theory;

/**
 * E|m|² = E|y|² − E tr C for states of a law (physics reference §2). Exact.
 */
public final class LawMeanNorm extends ChannelPrediction {

    @Override
    public String name() {
        return "law-mean-norm";
    }

    @Override
    public String summary() {
        return "E|y|^2 less the minimum mean squared error of the law; exact";
    }

    @Override
    public String observable() {
        return "mean_norm2";
    }

    @Override
    double value(ChannelLaw law, TheoryPoint point) {
        return law.secondMoment() - law.trace();
    }
}
