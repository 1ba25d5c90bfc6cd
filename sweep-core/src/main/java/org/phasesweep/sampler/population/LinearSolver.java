package org.phasesweep.sampler.population;

import org.phasesweep.model.Eigenvalues.Operator;
import org.phasesweep.model.Vectors;

/** Symmetric linear equations by the conjugate residual method: also where the operator is not positive. */
final class LinearSolver {

    private static final double ACCURACY = 1e-14;

    private LinearSolver() {}

    /**
     * x with A x = b: to 1e-14 of b, or as near as d + 10 steps come. Cost: one product a step.
     *
     * @param operator A, symmetric and not singular
     */
    static double[] solve(Operator operator, double[] right) {
        int dimension = right.length;
        double[] solution = new double[dimension];
        double[] residual = right.clone();
        double[] direction = residual.clone();
        double[] ofResidual = product(operator, residual);
        double[] ofDirection = ofResidual.clone();
        double curvature = Vectors.dot(residual, ofResidual);
        double enough = ACCURACY * ACCURACY * Vectors.dot(right, right);
        for (int step = 0; step < dimension + 10 && Vectors.dot(residual, residual) > enough; step++) {
            double size = Vectors.dot(ofDirection, ofDirection);
            if (!(size > 0) || curvature == 0) {
                break;
            }
            double length = curvature / size;
            Vectors.addTo(solution, length, direction);
            Vectors.addTo(residual, -length, ofDirection);
            ofResidual = product(operator, residual);
            double next = Vectors.dot(residual, ofResidual);
            direction = plus(residual, next / curvature, direction);
            ofDirection = plus(ofResidual, next / curvature, ofDirection);
            curvature = next;
        }
        return solution;
    }

    private static double[] product(Operator operator, double[] vector) {
        double[] product = new double[vector.length];
        operator.multiply(vector, product);
        return product;
    }

    /** a + c b. */
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        Vectors.addTo(sum, factor, b);
        return sum;
    }
}
