package org.phasesweep.sampler;

import java.util.Arrays;
import org.phasesweep.kernel.Exponential;
import org.phasesweep.kernel.RowSource;
import org.phasesweep.kernel.Sums;
import org.phasesweep.model.Eigenvalues;

/**
 * λ_max(C), C = Σ_j w_j (y_j − m)(y_j − m)ᵀ, of the posterior over data points at one state after another. The weights are formed anew,
 * from the same energies as those of the pass: u_j = D_j/2T + G_j/√T + |z|²/2, D_j = |y₀ − y_j|², G_j = z·(y₀ − y_j).
 *
 * <p>Of the nearest row alone C would be 0, so a row counts if its weight is more than e^−56 &lt; 2^−80 of that of the second nearest. Where
 * fewer rows count than there are components, the Lanczos method multiplies by the rows √w_j (y_j − m) one after the other, else by C, which
 * then is cheaper. The order of all operations is fixed.
 *
 * <p>Cost for N rows of which L count: 4 N d operations, and min(L, d) d of each step, of some 20 to 200; L d²/2 · 2 once where L &gt; d. Memory:
 * (N + min(N, d)) d doubles.
 */
final class DataCovariance {

    private static final double NEGLIGIBLE = 56;
    private static final int TOGETHER = 4;

    private final int dimension;
    private final double[][] blocks;
    private final double[] weights;
    private final int[] live;
    private final double[] mean;
    private final double[][] matrix;
    private final double[][] together;
    private int count;

    /**
     * Room for the rows, which come with {@link #keep}.
     *
     * @param rows N at the most
     * @param dimension d
     */
    DataCovariance(long rows, int dimension) {
        this.dimension = dimension;
        blocks = new double[(int) ((rows + RowSource.BLOCK_ROWS - 1) / RowSource.BLOCK_ROWS)][];
        weights = new double[Math.toIntExact(rows)];
        live = new int[weights.length];
        mean = new double[dimension];
        matrix = new double[Math.min(dimension, weights.length)][dimension];
        together = new double[TOGETHER][dimension];
    }

    /** Keeps the rows of a block, row-major from the beginning of the array. */
    void keep(long block, int rowCount, double[] rows) {
        blocks[(int) block] = Arrays.copyOf(rows, rowCount * dimension);
    }

    /**
     * λ_max(C) at y₀ + √T z.
     *
     * @param base y₀, [d]
     * @param noise z, [d]
     * @param sampleCount the first rows that are the data, all kept before
     */
    double largest(double[] base, double[] noise, double temperature, int sampleCount) {
        weigh(base, noise, temperature, sampleCount);
        sumMean();
        if (count > dimension) {
            sumMatrix();
            return Eigenvalues.largest(dimension, this::multiplyByMatrix);
        }
        for (int i = 0; i < count; i++) {
            deviation(i, matrix[i]);
        }
        return Eigenvalues.largest(dimension, this::multiplyByRows);
    }

    private double[] block(int row) {
        return blocks[row / RowSource.BLOCK_ROWS];
    }

    private int offset(int row) {
        return row % RowSource.BLOCK_ROWS * dimension;
    }

    private void weigh(double[] base, double[] noise, double temperature, int sampleCount) {
        double inverseTwiceT = 0.5 / temperature;
        double inverseSqrtT = 1 / Math.sqrt(temperature);
        double lowest = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int row = 0; row < sampleCount; row++) {
            double energy = energy(row, base, noise, inverseTwiceT, inverseSqrtT);
            weights[row] = energy;
            second = Math.min(second, Math.max(lowest, energy));
            lowest = Math.min(lowest, energy);
        }
        keepLive(sampleCount, lowest, Math.min(second + NEGLIGIBLE, lowest + Sums.MOST_EXCESS));
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] /= sum;
        }
    }

    /** u without |z|²/2, which is that of all rows. */
    private double energy(int row, double[] base, double[] noise, double inverseTwiceT, double inverseSqrtT) {
        double[] block = block(row);
        int at = offset(row);
        double distance = 0;
        double overlap = 0;
        for (int k = 0; k < dimension; k++) {
            double difference = base[k] - block[at + k];
            distance = Math.fma(difference, difference, distance);
            overlap = Math.fma(noise[k], difference, overlap);
        }
        return Math.fma(distance, inverseTwiceT, overlap * inverseSqrtT);
    }

    /** Puts the weights of rows that count in the place of energies, one after another. */
    private void keepLive(int sampleCount, double lowest, double limit) {
        count = 0;
        for (int row = 0; row < sampleCount; row++) {
            if (weights[row] <= limit) {
                weights[count] = Exponential.ofMinus(weights[row] - lowest);
                live[count++] = row;
            }
        }
    }

    private void sumMean() {
        Arrays.fill(mean, 0);
        for (int i = 0; i < count; i++) {
            double[] block = block(live[i]);
            int at = offset(live[i]);
            for (int k = 0; k < dimension; k++) {
                mean[k] = Math.fma(weights[i], block[at + k], mean[k]);
            }
        }
    }

    /** Writes √w (y − m) of a row that counts. */
    private void deviation(int i, double[] target) {
        double[] block = block(live[i]);
        int at = offset(live[i]);
        double root = Math.sqrt(weights[i]);
        for (int k = 0; k < dimension; k++) {
            target[k] = root * (block[at + k] - mean[k]);
        }
    }

    private void multiplyByRows(double[] vector, double[] product) {
        Arrays.fill(product, 0);
        for (int i = 0; i < count; i++) {
            double along = 0;
            for (int k = 0; k < dimension; k++) {
                along = Math.fma(matrix[i][k], vector[k], along);
            }
            add(along, matrix[i], product);
        }
    }

    /** C, a few rows at a time; its upper triangle first. */
    private void sumMatrix() {
        for (double[] row : matrix) {
            Arrays.fill(row, 0);
        }
        for (int first = 0; first < count; first += TOGETHER) {
            for (int i = 0; i < TOGETHER; i++) {
                if (first + i < count) {
                    deviation(first + i, together[i]);
                } else {
                    Arrays.fill(together[i], 0);
                }
            }
            for (int i = 0; i < dimension; i++) {
                addProducts(i, matrix[i], together[0], together[1], together[2], together[3]);
            }
        }
        for (int i = 1; i < dimension; i++) {
            for (int k = 0; k < i; k++) {
                matrix[i][k] = matrix[k][i];
            }
        }
    }

    /** One index for all arrays, which lets the compiler use vectors. */
    private static void addProducts(int i, double[] sum, double[] a, double[] b, double[] c, double[] e) {
        double ofA = a[i];
        double ofB = b[i];
        double ofC = c[i];
        double ofE = e[i];
        for (int k = i; k < sum.length; k++) {
            sum[k] = Math.fma(ofE, e[k], Math.fma(ofC, c[k], Math.fma(ofB, b[k], Math.fma(ofA, a[k], sum[k]))));
        }
    }

    private void multiplyByMatrix(double[] vector, double[] product) {
        Arrays.fill(product, 0);
        for (int i = 0; i < dimension; i++) {
            add(vector[i], matrix[i], product);
        }
    }

    private static void add(double factor, double[] vector, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] = Math.fma(factor, vector[k], sum[k]);
        }
    }
}
