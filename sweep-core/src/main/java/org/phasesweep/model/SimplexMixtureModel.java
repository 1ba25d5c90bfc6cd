package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code simplex-mixture}: K classes N(μ_c, σ² I) of equal weight with means on a regular simplex around 0, |μ_c|² = d μ̃²; K = 2 is
 * {@code gaussian-mixture}. Points where σ = 0. The symmetric point loses stability at T_c = d μ̃²/(K − 1) − σ²; for K ≥ 3 the ordered
 * states are there already above it, as in a Potts model (physics reference §3).
 */
public final class SimplexMixtureModel implements ModelType {

    @Override
    public String name() {
        return "simplex-mixture";
    }

    @Override
    public String summary() {
        return "Gaussian classes on a regular simplex, |mu_c|^2 = d separation^2";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer("classes", MORE_THAN_ONE, "K: the number of classes, at most d + 1")
                        .withDefault(3.0),
                Parameter.number("separation", Range.POSITIVE, "length of the class means in units of sqrt(d)")
                        .withDefault(1.0),
                Parameter.number("variance", Range.NON_NEGATIVE, "sigma^2 of each class in each component")
                        .withDefault(1.0));
    }

    /** Of how many classes a simplex may have. */
    static final Range MORE_THAN_ONE = new Range(2, false, 1e6);

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        int classes = settings.integer("classes");
        Simplex.check("model simplex-mixture: " + classes + " classes", classes, dimension);
        double[][] means = Simplex.vertices(classes, dimension, 0, settings.number("separation"));
        Mixture mixture = Mixture.ofEqual(means, settings.number("variance"));
        return new IidModel(mixture.law(), mixture);
    }

    @Override
    public boolean hasPopulation(Settings settings) {
        return true;
    }

    @Override
    public boolean hasClasses(Settings settings) {
        return true;
    }

    @Override
    public double posteriorNanoseconds(Settings settings, int dimension) {
        return Mixture.nanoseconds(settings.number("classes"), dimension);
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(settings.number("variance") > 0 ? dimension : 0, 1, 0, 0);
    }
}
