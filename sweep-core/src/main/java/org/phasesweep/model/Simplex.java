package org.phasesweep.model;

/**
 * Regular simplices in R^d, whose K vertices of length L span any two of them an angle of cosine −1/(K − 1). They lie in directions
 * of a fixed orthogonal basis, the type-II discrete cosine basis e_j, e_0 = (1, …, 1) and e_j[k] = √2 cos(πj(k + ½)/d), |e_j|² = d.
 */
final class Simplex {

    /** A table of vertices has at most this many numbers, 64 MiB. */
    private static final long LARGEST = 1L << 23;

    private Simplex() {}

    /**
     * Refuses more classes than have room.
     *
     * @param what for messages, such as "model simplex-mixture: 5 classes"
     * @param classes K
     * @param dimension d
     */
    static void check(String what, long classes, int dimension) {
        if (classes - 1 > dimension) {
            throw new IllegalArgumentException(what + " on a simplex need " + (classes - 1)
                    + " dimensions but dimension is " + dimension + "; give fewer classes or more dimensions");
        }
        if (classes * dimension > LARGEST) {
            throw new IllegalArgumentException(what + " in dimension " + dimension + " have means of "
                    + classes * dimension + " numbers, more than " + LARGEST
                    + "; give fewer classes or fewer dimensions");
        }
    }

    /**
     * Vertices of length scale √d, [count][d], in the directions e_first … e_{first + count − 2}. Cost: 3 count d operations and
     * as many cosines as there are components.
     *
     * @param count K ≥ 1; the vertex of one is 0
     * @param dimension d
     * @param first the first direction
     * @param scale the length in units of √d
     */
    static double[][] vertices(int count, int dimension, int first, double scale) {
        double[][] vertices = new double[count][];
        double[] base = new double[dimension];
        for (int c = 0; c < count; c++) {
            vertices[c] = base.clone();
            int left = count - 1 - c;
            if (left > 0) {
                double height = scale * Math.sqrt((double) count * left / (count - 1.0) / (left + 1.0));
                for (int k = 0; k < dimension; k++) {
                    double component = height * direction(first + c, k, dimension);
                    vertices[c][k] += component;
                    base[k] -= component / left;
                }
            }
        }
        return vertices;
    }

    private static double direction(int j, int k, int dimension) {
        // A whole turn is 4d: the argument of the cosine stays small.
        long part = (long) j * (2L * k + 1) % (4L * dimension);
        return j == 0 ? 1 : Math.sqrt(2) * StrictMath.cos(Math.PI * part / (2.0 * dimension));
    }
}
