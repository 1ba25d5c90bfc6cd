package org.phasesweep.model;

/** Vectors of one length. Sums are taken from the first component on, each product and sum rounded once. */
public final class Vectors {

    private Vectors() {}

    /** a·b. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum = Math.fma(a[k], b[k], sum);
        }
        return sum;
    }

    /** |a − b|². */
    public static double distance2(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            double difference = a[k] - b[k];
            sum = Math.fma(difference, difference, sum);
        }
        return sum;
    }

    /** Adds a multiple of a vector to the sum. */
    public static void addTo(double[] sum, double factor, double[] vector) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] = Math.fma(factor, vector[k], sum[k]);
        }
    }

    /** Multiplies a vector in place. */
    static void scale(double[] vector, double factor) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] *= factor;
        }
    }
}
