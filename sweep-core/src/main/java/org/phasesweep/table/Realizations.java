package org.phasesweep.table;

import java.util.Arrays;
import java.util.List;
import org.phasesweep.plan.GridPoint;

/**
 * All measured values of a sweep, realization by realization: what estimates, boundaries and their bootstraps are made of.
 *
 * @param points rows of the diagram in their final order
 * @param otherAxes column names of the dotted axes
 * @param columns measured columns of numbers
 * @param replicas M
 * @param means {@code means[column][point][realization]}: mean over replicas; NaN where failed or not computed
 * @param replicaVariances likewise, variance over replicas
 * @param lists measured columns of lists
 */
public record Realizations(
        List<GridPoint> points,
        List<String> otherAxes,
        List<String> columns,
        int replicas,
        double[][][] means,
        double[][][] replicaVariances,
        List<ListColumn> lists) {

    /**
     * The values of a list column.
     *
     * @param name of the observable
     * @param means {@code means[point][realization]}: the entries; null where failed or not computed
     * @param replicaVariances likewise, variances over replicas
     */
    public record ListColumn(String name, double[][][] means, double[][][] replicaVariances) {

        private ListColumn first(int[] counts) {
            return new ListColumn(name, first(means, counts), first(replicaVariances, counts));
        }

        private static double[][][] first(double[][][] values, int[] counts) {
            double[][][] kept = new double[counts.length][][];
            for (int point = 0; point < counts.length; point++) {
                int all = values[point].length;
                kept[point] = Arrays.copyOf(Arrays.copyOf(values[point], Math.min(counts[point], all)), all);
            }
            return kept;
        }
    }

    /** Values without lists. */
    public Realizations(
            List<GridPoint> points,
            List<String> otherAxes,
            List<String> columns,
            int replicas,
            double[][][] means,
            double[][][] replicaVariances) {
        this(points, otherAxes, columns, replicas, means, replicaVariances, List.of());
    }

    public Realizations {
        points = List.copyOf(points);
        otherAxes = List.copyOf(otherAxes);
        columns = List.copyOf(columns);
        lists = List.copyOf(lists);
    }

    /** How many realizations a point has without a gap, from the first. */
    public int completed(int point) {
        double[] values = means[0][point];
        int count = 0;
        while (count < values.length && Double.isFinite(values[count])) {
            count++;
        }
        return count;
    }

    /** The same values, with those of realizations from {@code counts[point]} on left out. */
    public Realizations first(int[] counts) {
        int all = means[0][0].length;
        if (Arrays.stream(counts).allMatch(count -> count >= all)) {
            return this;
        }
        return new Realizations(
                points,
                otherAxes,
                columns,
                replicas,
                first(means, counts),
                first(replicaVariances, counts),
                lists.stream().map(list -> list.first(counts)).toList());
    }

    private static double[][][] first(double[][][] values, int[] counts) {
        double[][][] kept = new double[values.length][counts.length][];
        for (int column = 0; column < values.length; column++) {
            for (int point = 0; point < counts.length; point++) {
                double[] all = values[column][point];
                kept[column][point] = all.clone();
                Arrays.fill(kept[column][point], Math.min(counts[point], all.length), all.length, Double.NaN);
            }
        }
        return kept;
    }
}
