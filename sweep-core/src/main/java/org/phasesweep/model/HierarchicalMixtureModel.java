package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code hierarchical-mixture}: K classes on a regular simplex, |μ_c|² = d μ̃², each of L subclasses N(μ_c + ν_cs, σ² I) on a regular
 * simplex in directions of its own, |ν_cs|² = d ν̃²; all of equal weight. Two levels have two transitions: at T + σ² = d μ̃²/(K − 1)
 * the symmetric point loses stability towards a class (provided this is more than d ν̃²/K(L − 1), towards subclasses), and the
 * centre of a class, of posterior weight w, loses it towards a subclass at T + σ² = w d ν̃²/(L − 1) (physics reference §3).
 * The classes of the posterior are the K L subclasses, so that class entropy falls from ln K L over ln L to 0.
 */
public final class HierarchicalMixtureModel implements ModelType {

    private static final String CLASSES = "classes";
    private static final String SUBCLASSES = "subclasses";

    @Override
    public String name() {
        return "hierarchical-mixture";
    }

    @Override
    public String summary() {
        return "Gaussian classes of Gaussian subclasses: two transitions; class_entropy, class_agreement are of the subclasses";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer(CLASSES, SimplexMixtureModel.MORE_THAN_ONE, "K: the number of classes")
                        .withDefault(2.0),
                Parameter.integer(SUBCLASSES, SimplexMixtureModel.MORE_THAN_ONE, "L: the number of subclasses of each")
                        .withDefault(2.0),
                Parameter.number("separation", Range.POSITIVE, "length of the class means in units of sqrt(d)")
                        .withDefault(1.0),
                Parameter.number(
                                "sub_separation",
                                Range.POSITIVE,
                                "distance of subclass means from that of their class in units of sqrt(d)")
                        .withDefault(0.5),
                Parameter.number("variance", Range.NON_NEGATIVE, "sigma^2 of each subclass in each component")
                        .withDefault(0.0));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        int classes = settings.integer(CLASSES);
        int subclasses = settings.integer(SUBCLASSES);
        Simplex.check(
                "model hierarchical-mixture: " + classes + " x " + subclasses + " subclasses",
                (long) classes * subclasses,
                dimension);
        Mixture mixture = Mixture.ofEqual(means(settings, dimension), settings.number("variance"));
        return new IidModel(mixture.law(), mixture);
    }

    private static double[][] means(Settings settings, int dimension) {
        int classes = settings.integer(CLASSES);
        int subclasses = settings.integer(SUBCLASSES);
        double[][] centres = Simplex.vertices(classes, dimension, 0, settings.number("separation"));
        double[][] means = new double[classes * subclasses][];
        for (int c = 0; c < classes; c++) {
            int first = classes - 1 + c * (subclasses - 1);
            double[][] offsets = Simplex.vertices(subclasses, dimension, first, settings.number("sub_separation"));
            for (int s = 0; s < subclasses; s++) {
                means[c * subclasses + s] = sum(centres[c], offsets[s]);
            }
        }
        return means;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += b[k];
        }
        return sum;
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
        return Mixture.nanoseconds(settings.number(CLASSES) * settings.number(SUBCLASSES), dimension);
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return new RowWork(settings.number("variance") > 0 ? dimension : 0, 1, 0, 0);
    }
}
