package org.phasesweep.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Estimates from values of R realizations. The quoted error is a standard error, not a confidence limit: for R Gaussian
 * values mean ± error covers with the probability of Student's t, 67.5 % for R = 32 and 64.9 % for R = 8.
 */
public final class Estimates {

    /** Fewer realizations than this carry no error bar; 8 Gaussian ones know it to 27 %. */
    static final int FEWEST_REALIZATIONS = 8;

    /** Fewer events than this carry no error bar; four know it to 25 %. */
    static final double FEWEST_EVENTS = 4;

    /** With few realizations fewer events are asked for, or most Gaussian values (R/3 events) would be flagged at R = 8. */
    static final double FEWEST_EVENTS_PER_REALIZATION = 0.2;

    /** A spread below this part of the mean is rounding, no event. */
    private static final double ROUNDING = 1e-14;

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
        double whole = whole(function, ingredients);
        if (count < 2) {
            return new Estimate(count == 0 ? Double.NaN : whole, Double.NaN, Double.NaN, count, true);
        }
        double[] without = without(function, ingredients);
        ReplicaAccumulator spread = new ReplicaAccumulator();
        Arrays.stream(without).forEach(spread::add);
        double value = count * whole - (count - 1) * spread.mean();
        double error = (count - 1) * Math.sqrt(spread.variance() / count);
        return new Estimate(value, error, Double.NaN, count, fewEvents(without, spread.mean()));
    }

    /**
     * The pseudo-values R f − (R−1) f₍ᵣ₎ of a function of means, one a realization: their mean and its standard error are those of
     * {@link #jackknife}. The value itself for one realization.
     *
     * @param function of the means of the ingredients
     * @param ingredients values of each ingredient in each realization, {@code [ingredient][realization]}
     */
    public static double[] pseudoValues(ToDoubleFunction<double[]> function, double[][] ingredients) {
        int count = ingredients[0].length;
        double whole = count == 0 ? Double.NaN : whole(function, ingredients);
        return count < 2
                ? Arrays.copyOf(new double[] {whole}, count)
                : Arrays.stream(without(function, ingredients))
                        .map(value -> count * whole - (count - 1) * value)
                        .toArray();
    }

    private static double whole(ToDoubleFunction<double[]> function, double[][] ingredients) {
        return function.applyAsDouble(scaled(sums(ingredients), ingredients[0].length));
    }

    private static double[] sums(double[][] ingredients) {
        return Arrays.stream(ingredients).mapToDouble(Estimates::sum).toArray();
    }

    /** The function of the means without each realization. */
    private static double[] without(ToDoubleFunction<double[]> function, double[][] ingredients) {
        int count = ingredients[0].length;
        double[] sums = sums(ingredients);
        double[] without = new double[count];
        for (int r = 0; r < count; r++) {
            double[] rest = sums.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= ingredients[i][r];
            }
            without[r] = function.applyAsDouble(scaled(rest, count - 1));
        }
        return without;
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

    /**
     * Whether too few events carry the spread for the error bar to be trusted. Their number is (Σδ²)²/Σδ⁴ with δ the deviations
     * from the mean: R/3 for Gaussian values, and about k where k of many realizations stand out from the rest. Flagged are
     * fewer than 8 realizations, fewer than min(4, R/5) events, and values that do not vary: an error of 0 says that
     * nothing happened in R realizations, not that nothing can (a probability of zero successes is below about 1/R).
     *
     * <p>Measured: of Gaussian values 0.3 % are flagged at R = 8, 1.5 % at 16, 0.02 % at 32; of k rare events of 32 all with
     * k ≤ 3, none with k ≥ 4. The flag does not make the intervals of very skewed values cover: of log-normal ones with
     * σ = 2 it takes out 82 % of the cells at R = 32, and the rest are too low.
     */
    static boolean fewEvents(double[] values, double mean) {
        double second = 0;
        double fourth = 0;
        for (double value : values) {
            double square = (value - mean) * (value - mean);
            second += square;
            fourth += square * square;
        }
        int count = values.length;
        double needed = Math.min(FEWEST_EVENTS, FEWEST_EVENTS_PER_REALIZATION * count);
        boolean varies = second > count * (ROUNDING * mean) * (ROUNDING * mean);
        boolean enough = count >= FEWEST_REALIZATIONS && varies && fourth > 0 && second * second >= needed * fourth;
        return !enough;
    }
}
