package org.phasesweep.model;

/**
 * Eigenvalues and eigenvectors of Σ_j f_j f_jᵀ, by rotations of pairs of the vectors f_j until all are orthogonal (one-sided Jacobi;
 * Hestenes 1958; Demmel and Veselić 1992): also small eigenvalues have nearly all their digits. Always in the same order, so the same
 * bits everywhere. Cost: some 4 D² d operations a sweep over the pairs, 6 to 10 sweeps.
 *
 * @param variances the eigenvalues but for d − D zeros, in no order, [D]
 * @param axes their vectors of length 1, [D][d]; where an eigenvalue is 0, the vector is 0
 */
record PrincipalAxes(double[] variances, double[][] axes) {

    private static final double ORTHOGONAL = 1e-15;
    private static final int MOST_SWEEPS = 60;

    /** @param vectors f_j, [D][d], D ≤ d; left as they are */
    static PrincipalAxes of(double[][] vectors) {
        double[][] axes = new double[vectors.length][];
        for (int j = 0; j < axes.length; j++) {
            axes[j] = vectors[j].clone();
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && rotateAll(axes); sweep++) {}
        double[] variances = new double[axes.length];
        for (int j = 0; j < axes.length; j++) {
            variances[j] = Vectors.dot(axes[j], axes[j]);
            Vectors.scale(axes[j], variances[j] > 0 ? 1 / Math.sqrt(variances[j]) : 0);
        }
        return new PrincipalAxes(variances, axes);
    }

    /** Whether any pair was rotated. */
    private static boolean rotateAll(double[][] vectors) {
        boolean rotated = false;
        for (int i = 0; i < vectors.length; i++) {
            for (int j = i + 1; j < vectors.length; j++) {
                rotated |= rotate(vectors[i], vectors[j]);
            }
        }
        return rotated;
    }

    /** Makes two vectors orthogonal by the smaller of the two rotations in their plane of coefficients. */
    private static boolean rotate(double[] a, double[] b) {
        double aa = Vectors.dot(a, a);
        double bb = Vectors.dot(b, b);
        double ab = Vectors.dot(a, b);
        if (!(Math.abs(ab) > ORTHOGONAL * a.length * Math.sqrt(aa) * Math.sqrt(bb))) {
            return false;
        }
        double ratio = (bb - aa) / (2 * ab);
        double size = 1 / (Math.abs(ratio) + Math.sqrt(Math.fma(ratio, ratio, 1)));
        double tangent = ratio < 0 ? -size : size;
        double cosine = 1 / Math.sqrt(Math.fma(tangent, tangent, 1));
        double sine = cosine * tangent;
        for (int k = 0; k < a.length; k++) {
            double old = a[k];
            a[k] = cosine * old - sine * b[k];
            b[k] = sine * old + cosine * b[k];
        }
        return true;
    }
}
