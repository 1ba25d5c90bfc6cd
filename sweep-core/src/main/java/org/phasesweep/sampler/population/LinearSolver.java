package org.phasesweep.sampler.population;

import org.phasesweep.model.Eigenvalues.Operator;

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
        double curvature = dot(residual, ofResidual);
        double enough = ACCURACY * ACCURACY * dot(right, right);
        for (int step = 0; step < dimension + 10 && dot(residual, residual) > enough; step++) {
            double size = dot(ofDirection, ofDirection);
            if (!(size > 0) || curvature == 0) {
                break;
            }
            double length = curvature / size;
            add(solution, length, direction);
            add(residual, -length, ofDirection);
            ofResidual = product(operator, residual);
            double next = dot(residual, ofResidual);
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

    private static double dot(double[] a, double[] b) {
        return LawStates.dot(a, b);
    }

    private static void add(double[] sum, double factor, double[] vector) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] = Math.fma(factor, vector[k], sum[k]);
        }
    }

    /** a + c b. */
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        add(sum, factor, b);
        return sum;
    }
}
