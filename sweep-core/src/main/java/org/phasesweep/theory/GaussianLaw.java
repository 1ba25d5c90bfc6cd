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

    /** (1/2d) Σ_j ln(1 + λ_j/T): the information per dimension between a data point and its noised version. */
    static double information(Component model, double temperature) {
        double[] eigenvalues = eigenvalues(model);
        double sum = 0;
        for (double eigenvalue : eigenvalues) {
            sum += StrictMath.log1p(eigenvalue / temperature);
        }
        return 0.5 * sum / eigenvalues.length;
    }
}
