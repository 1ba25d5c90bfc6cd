package org.phasesweep.theory;

/**
 * The mutual information I(x₀; x_t) of states of a law: Gaussian data, classes of equal weight on a simplex, hypercube, sphere, sparse
 * data (physics reference §4, §5, §7). Exact.
 */
public final class LawInformation extends ChannelPrediction {

    @Override
    public String name() {
        return "law-information";
    }

    @Override
    public String summary() {
        return "I(x0; x_t) of the Gaussian channel of the law; exact";
    }

    @Override
    public String observable() {
        return "information";
    }

    @Override
    double value(ChannelLaw law, TheoryPoint point) {
        return law.information();
    }
}
