package org.phasesweep.theory;

import java.util.Arrays;
import org.phasesweep.spec.Component;

/** What theory needs to know of Gaussian data: the eigenvalues of the covariance. */
final class GaussianLaw {

    private GaussianLaw() {}

    static boolean is(Component model) {
        return model.kind().equals("gaussian");
    }

    static boolean isIsotropic(Component model) {
        return is(model) && !model.settings().has("spectrum");
    }

    /** σ² of isotropic data. */
    static double variance(Component model) {
        return model.settings().number("variance");
    }

    /** The eigenvalues λ_j; one for all dimensions when isotropic. */
    static double[] eigenvalues(Component model) {
        double variance = variance(model);
        return isIsotropic(model)
                ? new double[] {variance}
                : Arrays.stream(model.settings().numbers("spectrum"))
                        .map(value -> variance * value)
                        .toArray();
    }
}
