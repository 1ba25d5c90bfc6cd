package org.phasesweep.model;

import java.util.Arrays;

/**
 * The largest variance Λ = max_|v|=1 vᵀ C v of rows y of shape [d], with C = (1/n) Σ (y − ȳ)(y − ȳ)ᵀ their covariance and ȳ their
 * mean: its largest eigenvalue. The error is that of the influence function, sd((v·(y − ȳ))² − Λ)/√n, to first order in 1/√n for
 * independent rows and an eigenvalue that stands alone. No row is copied: a step of {@link Eigenvalues} costs 4 n d operations.
 *
 * @param rows n
 * @param value Λ, in squared units of the data
 * @param stderr its error; NaN for one row
 */
public record TopVariance(int rows, double value, double stderr) {

    /** Of some rows, at least one. */
    public static TopVariance of(DataMatrix data, int[] rows) {
        Rows centred = new Rows(data, rows);
        Eigenvalues.Pair top = Eigenvalues.largestPair(data.columns(), centred::multiply);
        return new TopVariance(rows.length, top.value(), centred.error(top));
    }

    private static final class Rows {

        private final DataMatrix data;
        private final int[] rows;
        private final double[] mean;
        private final double[] row;

        Rows(DataMatrix data, int[] rows) {
            this.data = data;
            this.rows = rows;
            this.mean = new double[data.columns()];
            this.row = new double[data.columns()];
            double[] sum = new double[mean.length];
            for (int index : rows) {
                centre(index);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += row[k];
                }
            }
            for (int k = 0; k < sum.length; k++) {
                mean[k] = sum[k] / rows.length;
            }
        }

        /** Puts a row less the mean into the buffer. */
        private void centre(int index) {
            data.row(index, row, 0);
            for (int k = 0; k < row.length; k++) {
                row[k] -= mean[k];
            }
        }

        private double along(double[] vector) {
            double sum = 0;
            for (int k = 0; k < row.length; k++) {
                sum = Math.fma(row[k], vector[k], sum);
            }
            return sum;
        }

        void multiply(double[] vector, double[] product) {
            Arrays.fill(product, 0);
            for (int index : rows) {
                centre(index);
                double along = along(vector) / rows.length;
                for (int k = 0; k < row.length; k++) {
                    product[k] = Math.fma(along, row[k], product[k]);
                }
            }
        }

        double error(Eigenvalues.Pair top) {
            double sum = 0;
            for (int index : rows) {
                centre(index);
                double along = along(top.vector());
                double influence = along * along - top.value();
                sum = Math.fma(influence, influence, sum);
            }
            return Math.sqrt(sum / (rows.length - 1) / rows.length);
        }
    }
}
