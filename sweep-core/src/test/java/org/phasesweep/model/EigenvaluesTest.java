package org.phasesweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Lanczos method where its start vector has no part along the eigenvector that is sought. */
class EigenvaluesTest {

    /** As of a sphere whose symmetry is broken along the vector that all directions have: 1 across it, less along it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 50, 300})
    void findsTheLargestAcrossAnEigenvectorThatItStartsFrom(int dimension) {
        double[] along = Eigenvalues.largestPair(
                        dimension, (vector, product) -> System.arraycopy(vector, 0, product, 0, dimension))
                .vector();
        Eigenvalues.Operator operator = (vector, product) -> {
            double part = dot(vector, along);
            for (int k = 0; k < dimension; k++) {
                product[k] = vector[k] - 0.3 * part * along[k];
            }
        };
        Eigenvalues.Pair top = Eigenvalues.largestPair(dimension, operator);
        assertThat(top.value()).isCloseTo(1, within(1e-13));
        assertThat(dot(top.vector(), along)).isCloseTo(0, within(1e-13));
        assertThat(dot(top.vector(), top.vector())).isCloseTo(1, within(1e-13));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
