package org.phasesweep.observable;

import java.util.Set;

/**
 * Σ_c w_c², the probability that two draws from the posterior are of one class: its mean is φ = ½(1 + τ(ρ)) of two classes. Classes are those
 * of the model, or the labels of a data file; at fixed points of the empirical measure each data point is one. Physics reference §4.
 */
public final class ClassAgreement implements StateObservable {

    @Override
    public String name() {
        return "class_agreement";
    }

    @Override
    public String summary() {
        return "sum of squared class weights: the probability that two posterior draws agree in class";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CLASSES);
    }

    @Override
    public double value(PosteriorState state) {
        return state.local().classAgreement();
    }
}
