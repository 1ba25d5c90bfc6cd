package org.phasesweep.model;

import java.util.Arrays;

/**
 * Eigenvalues of symmetric operators by the Lanczos method with full reorthogonalisation, always from the same start vector, in a
 * fixed order of operations: the same bits everywhere. Up to {@value #STEPS} steps, so exact up to rounding for operators of at most
 * that many distinct eigenvalues; the largest one of others converges geometrically, here until it moves by less than 1e-13 of itself.
 * Where the start vector turns out to lie in an invariant space, the rest of the space is searched once from another one.
 * Cost: a product and 4 d j operations in step j.
 */
public final class Eigenvalues {

    private static final int STEPS = 200;
    private static final double CONVERGED = 1e-13;
    private static final int BISECTIONS = 200;

    private Eigenvalues() {}

    /** A symmetric operator. */
    @FunctionalInterface
    public interface Operator {

        /** Overwrites product by A v. */
        void multiply(double[] vector, double[] product);
    }

    /** An eigenvalue and a vector of length 1. */
    public record Pair(double value, double[] vector) {}

    /** The largest eigenvalue. */
    public static double largest(int dimension, Operator operator) {
        return largestPair(dimension, operator).value();
    }

    /** The largest eigenvalue and its vector. */
    public static Pair largestPair(int dimension, Operator operator) {
        Lanczos lanczos = new Lanczos(dimension, operator);
        Pair found = lanczos.run(Lanczos.start(dimension, 1));
        double[] missed = lanczos.missed(Lanczos.start(dimension, 2));
        if (missed.length == 0) {
            return found;
        }
        Pair beside = new Lanczos(dimension, operator).run(missed);
        return beside.value() - found.value() > CONVERGED * Math.abs(found.value()) ? beside : found;
    }

    private static final class Lanczos {

        private final int dimension;
        private final Operator operator;
        private final int most;
        private final double[][] basis;
        private final double[] diagonal;
        private final double[] beside;
        private int steps;
        private boolean invariant;

        Lanczos(int dimension, Operator operator) {
            this.dimension = dimension;
            this.operator = operator;
            this.most = Math.min(dimension, STEPS);
            this.basis = new double[most][];
            this.diagonal = new double[most];
            this.beside = new double[most];
        }

        Pair run(double[] start) {
            double[] next = start;
            double value = Double.NaN;
            while (next.length > 0) {
                basis[steps] = next;
                next = step(steps++);
                invariant = next.length == 0 && steps < most;
                double before = value;
                value = largest();
                if (steps == most || Math.abs(value - before) <= CONVERGED * Math.abs(value)) {
                    break;
                }
            }
            return new Pair(value, vector(value));
        }

        /** Components of many sizes, so that it has a part along any eigenvector met in practice. */
        static double[] start(int dimension, int number) {
            double[] vector = new double[dimension];
            for (int k = 0; k < dimension; k++) {
                vector[k] = 1 + 0.5 * StrictMath.sin(number + 1.7 * k + 0.3 * k * k);
            }
            Vectors.scale(vector, 1 / Math.sqrt(Vectors.dot(vector, vector)));
            return vector;
        }

        /**
         * The part of a vector outside the basis, of length 1, if that spans an invariant space and so may have missed eigenvalues: the
         * start vector itself is an eigenvector where symmetry was broken along it. Else empty.
         */
        double[] missed(double[] vector) {
            if (!invariant) {
                return new double[0];
            }
            removeBasis(vector, steps);
            removeBasis(vector, steps);
            Vectors.scale(vector, 1 / Math.sqrt(Vectors.dot(vector, vector)));
            return vector;
        }

        private void removeBasis(double[] vector, int count) {
            for (int i = 0; i < count; i++) {
                Vectors.addTo(vector, -Vectors.dot(basis[i], vector), basis[i]);
            }
        }

        /** The next vector of the basis; empty when the basis spans an invariant space. */
        private double[] step(int j) {
            double[] product = new double[dimension];
            operator.multiply(basis[j], product);
            diagonal[j] = Vectors.dot(basis[j], product);
            double size = Math.sqrt(Vectors.dot(product, product));
            for (int pass = 0; pass < 2; pass++) {
                removeBasis(product, j + 1);
            }
            beside[j] = Math.sqrt(Vectors.dot(product, product));
            if (!(beside[j] > CONVERGED * size) || j + 1 == most) {
                return new double[0];
            }
            Vectors.scale(product, 1 / beside[j]);
            return product;
        }

        /** The largest eigenvalue of the tridiagonal matrix, by bisection on the number of eigenvalues above. */
        private double largest() {
            double low = Arrays.stream(diagonal, 0, steps).max().orElseThrow();
            double high = low;
            for (int i = 0; i < steps; i++) {
                double radius = (i > 0 ? beside[i - 1] : 0) + (i + 1 < steps ? beside[i] : 0);
                high = Math.max(high, diagonal[i] + radius);
            }
            for (int i = 0; i < BISECTIONS && low < high; i++) {
                double middle = low + 0.5 * (high - low);
                if (middle == low || middle == high) {
                    break;
                }
                if (hasAbove(middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        /** Whether an eigenvalue is above x: whether the pivots of x − T are not all positive. */
        private boolean hasAbove(double x) {
            double pivot = x - diagonal[0];
            for (int i = 1; i < steps && pivot > 0; i++) {
                pivot = x - diagonal[i] - beside[i - 1] * beside[i - 1] / pivot;
            }
            return !(pivot > 0);
        }

        /** The eigenvector, by two steps of inverse iteration on the tridiagonal matrix. */
        private double[] vector(double value) {
            double[] small = new double[steps];
            Arrays.fill(small, 1);
            double shift = value + 1e-10 * Math.abs(value) + Double.MIN_NORMAL;
            for (int i = 0; i < 3; i++) {
                solve(shift, small);
                Vectors.scale(small, 1 / Math.sqrt(Vectors.dot(small, small)));
            }
            double[] vector = new double[dimension];
            for (int j = 0; j < steps; j++) {
                Vectors.addTo(vector, small[j], basis[j]);
            }
            return vector;
        }

        /** Solves (shift − T) x = b in place; shift is above all eigenvalues, so no pivoting is needed. */
        private void solve(double shift, double[] b) {
            double[] pivots = new double[steps];
            pivots[0] = shift - diagonal[0];
            for (int i = 1; i < steps; i++) {
                double factor = -beside[i - 1] / pivots[i - 1];
                pivots[i] = shift - diagonal[i] + factor * beside[i - 1];
                b[i] -= factor * b[i - 1];
            }
            for (int i = steps - 1; i >= 0; i--) {
                b[i] = (b[i] + (i + 1 < steps ? beside[i] * b[i + 1] : 0)) / pivots[i];
            }
        }
    }
}
