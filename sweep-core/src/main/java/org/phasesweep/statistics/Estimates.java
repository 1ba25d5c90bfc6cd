package org.phasesweep.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Estimates from values of R realizations. The quoted error is a standard error, not a confidence limit: for R Gaussian
 * values mean ± error covers with the probability of Student's t, 67.5 % for R = 32 and 64.9 % for R = 8.
 */
public final class Estimates {

    /**
     * Fewer independent events than this do not carry an error bar. The number of events is (Σδ²)²/Σδ⁴ with δ the deviations
     * from the mean: R/3 for Gaussian values, and k where k of many realizations stand out from the rest.
     */
    static final double FEWEST_EVENTS = 4;

    private Estimates() {}

    /**
     * The mean over realizations: disorder error sd(v)/√R, thermal error √(mean s²/M)/√R.
     *
     * @param means v_r, the mean over replicas of each realization, finite
     * @param replicaVariances s²_r
     * @param replicas M
     */
    public static Estimate ofMeans(double[] means, double[] replicaVariances, int replicas) {
        ReplicaAccumulator values = new ReplicaAccumulator();
        ReplicaAccumulator variances = new ReplicaAccumulator();
        for (int r = 0; r < means.length; r++) {
            values.add(means[r]);
            variances.add(replicaVariances[r]);
        }
        int count = means.length;
        double thermal = replicas < 2 ? Double.NaN : Math.sqrt(variances.mean() / replicas / count);
        return new Estimate(
                values.mean(), Math.sqrt(values.variance() / count), thermal, count, fewEvents(means, values.mean()));
    }

    /**
     * A function of means, jackknifed over realizations: value R f − (R−1) ⟨f₍ᵣ₎⟩, which has no bias of order 1/R, and error
     * √((R−1)/R Σ(f₍ᵣ₎ − ⟨f₍ᵣ₎⟩)²), with f₍ᵣ₎ the function of the means without realization r. There is no thermal error.
     *
     * @param function of the means of the ingredients
     * @param ingredients values of each ingredient in each realization, {@code [ingredient][realization]}
     */
    public static Estimate jackknife(ToDoubleFunction<double[]> function, double[][] ingredients) {
        int count = ingredients[0].length;
        double[] sums = Arrays.stream(ingredients).mapToDouble(Estimates::sum).toArray();
        double whole = function.applyAsDouble(scaled(sums, count));
        if (count < 2) {
            return new Estimate(count == 0 ? Double.NaN : whole, Double.NaN, Double.NaN, count, true);
        }
        double[] without = new double[count];
        ReplicaAccumulator spread = new ReplicaAccumulator();
        for (int r = 0; r < count; r++) {
            double[] rest = sums.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= ingredients[i][r];
            }
            without[r] = function.applyAsDouble(scaled(rest, count - 1));
            spread.add(without[r]);
        }
        double value = count * whole - (count - 1) * spread.mean();
        double error = (count - 1) * Math.sqrt(spread.variance() / count);
        return new Estimate(value, error, Double.NaN, count, fewEvents(without, spread.mean()));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double[] scaled(double[] sums, int count) {
        return Arrays.stream(sums).map(sum -> sum / count).toArray();
    }

    /** Whether fewer than {@link #FEWEST_EVENTS} deviations carry the spread; also when there is no spread at all. */
    static boolean fewEvents(double[] values, double mean) {
        double second = 0;
        double fourth = 0;
        for (double value : values) {
            double square = (value - mean) * (value - mean);
            second += square;
            fourth += square * square;
        }
        return !(second * second >= FEWEST_EVENTS * fourth && fourth > 0);
    }
}
