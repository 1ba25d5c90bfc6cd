package org.phasesweep.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.phasesweep.spec.Component;

/**
 * The posterior at one state straight from the formulas of the physics reference, §1 and §2, with nothing of the kernel: x in
 * the units of the process and all energies in 34 digits, then one sum after the other over normalised weights. Slow.
 */
final class Textbook {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /** Rows of less weight than 2⁻⁸⁰ of the others' are left out. */
    private static final double LEAST_DRAWN = 0x1p-81;

    /** Column to formula. */
    static final Map<String, ToDoubleFunction<Textbook>> FORMULAS = new HashMap<>();

    /** Column to formula, for those that speak of the planted point. */
    static final Map<String, ToDoubleFunction<Textbook>> PLANTED_FORMULAS = new HashMap<>();

    /** Column to formula, for those that speak of the density of the data's law. */
    static final Map<String, BiFunction<Textbook, Component, Double>> PRIOR_FORMULAS =
            Map.of("kl_divergence", (book, model) -> book.divergence(logPrior(model, book.base)));

    /** Column to formula over the data set, for those that speak of the Ising model whose data these are. */
    static final Map<String, ToDoubleFunction<double[][]>> LATTICE_FORMULAS = Map.of(
            "data_energy", data -> mean(series(data, Textbook::latticeEnergy)),
            "data_energy_error", data -> binnedError(series(data, Textbook::latticeEnergy)),
            "data_magnetization_abs", data -> mean(series(data, row -> Math.abs(mean(row)))),
            "data_magnetization_abs_error", data -> binnedError(series(data, row -> Math.abs(mean(row)))),
            "autocorrelation_time", data -> autocorrelationTime(series(data, Textbook::latticeEnergy)));

    /** Functions of means of a column: their value at that mean. */
    static final Map<String, Map.Entry<String, ToDoubleFunction<Double>>> FUNCTIONS_OF_MEANS =
            Map.of("effective_count", Map.entry("participation_ratio", y -> 1 / y));

    /** What states that are noised from points have nothing to measure of. */
    static final Set<String> OF_GIVEN_STATES_ONLY = Set.of("heat_capacity", "top_susceptibility");

    /** Columns of the classes of rows. */
    static final Set<String> OF_CLASSES = Set.of("class_agreement", "class_entropy");

    static {
        FORMULAS.put("participation_ratio", book -> book.sum(j -> book.w[j] * book.w[j]));
        FORMULAS.put("posterior_entropy", book -> book.sum(j -> book.w[j] > 0 ? -book.w[j] * Math.log(book.w[j]) : 0));
        FORMULAS.put("max_weight", book -> book.largestWeight());
        FORMULAS.put("free_energy", book -> -book.logZ / book.d);
        FORMULAS.put("excess_entropy", Textbook::excessEntropy);
        FORMULAS.put("log_density", book -> book.logDensity() / book.d);
        FORMULAS.put("energy", book -> book.energy);
        FORMULAS.put("energy_per_dim", book -> book.energy / book.d);
        FORMULAS.put("specific_heat", Textbook::energyVariance);
        FORMULAS.put("specific_heat_per_dim", book -> book.energyVariance() / book.d);
        FORMULAS.put("score_norm2", book -> dot(book.score(book.m), book.score(book.m)));
        FORMULAS.put("score_divergence", Textbook::scoreDivergence);
        FORMULAS.put("posterior_trace", Textbook::trace);
        FORMULAS.put("entropy_rate", book -> book.entropyRate(book.trace()));
        FORMULAS.put("mean_norm2", book -> dot(book.m, book.m));
        FORMULAS.put("nearest_distance2", book -> 2 * book.temperature * book.lowestEnergy);
        FORMULAS.put(
                "information",
                book -> Math.log(book.w.length) - book.sum(j -> book.w[j] > 0 ? -book.w[j] * Math.log(book.w[j]) : 0));
        FORMULAS.put("magnetization", Textbook::magnetization);
        FORMULAS.put("magnetization_abs", book -> Math.abs(book.magnetization()));
        FORMULAS.put("magnetization2", book -> Math.pow(book.magnetization(), 2));
        FORMULAS.put("magnetization4", book -> Math.pow(book.magnetization(), 4));
        FORMULAS.put("fluctuation", book -> book.d * Math.pow(book.magnetization(), 2));
        FORMULAS.put("fluctuation_abs", book -> Math.sqrt(book.d) * Math.abs(book.magnetization()));
        FORMULAS.put("overlap", book -> dot(book.data[book.drawn[0]], book.data[book.drawn[1]]) / book.d);
        FORMULAS.put("overlap2", book -> Math.pow(FORMULAS.get("overlap").applyAsDouble(book), 2));
        for (int bin = 0; bin < 41; bin++) {
            int b = bin;
            FORMULAS.put(
                    "overlap_histogram[" + bin + "]",
                    book -> book.bin(book.data[book.drawn[0]], book.data[book.drawn[1]]) == b ? 1 : 0);
        }
        FORMULAS.put("response", book -> book.largestVariance() / book.temperature);
        FORMULAS.put("growth_rate_sde", book -> book.growthRate(1));
        FORMULAS.put("growth_rate_ode", book -> book.growthRate(0.5));
        FORMULAS.put("state_norm2", book -> dot(book.x, book.x) / book.a2);
        FORMULAS.put("potential_sde", book -> book.potential(1));
        FORMULAS.put("potential_ode", book -> book.potential(0.5));
        FORMULAS.put("class_agreement", book -> book.sumOfClasses(weight -> weight * weight));
        FORMULAS.put("class_entropy", book -> book.sumOfClasses(weight -> weight > 0 ? -weight * Math.log(weight) : 0));
        PLANTED_FORMULAS.put("planted_overlap", book -> dot(book.m, book.base) / book.d);
        PLANTED_FORMULAS.put("planted_weight", book -> book.w[book.planted]);
        PLANTED_FORMULAS.put("information_density", book -> book.u[book.planted] + book.logZ);
        PLANTED_FORMULAS.put("nearest_is_planted", book -> book.u[book.planted] == book.lowestEnergy ? 1 : 0);
        PLANTED_FORMULAS.put("mmse_planted", Textbook::mmse);
        PLANTED_FORMULAS.put("mean_error2", Textbook::squaredError);
        PLANTED_FORMULAS.put("entropy_rate_planted", book -> book.entropyRate(book.mmse()));
        PLANTED_FORMULAS.put("score_norm2_planted", book -> dot(book.score(book.m), book.score(book.base)));
    }

    private static double[] series(double[][] data, ToDoubleFunction<double[]> of) {
        return Arrays.stream(data).mapToDouble(of).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Over all pairs of spins at distance 1 on the torus. */
    private static double latticeEnergy(double[] spins) {
        int length = (int) Math.round(Math.sqrt(spins.length));
        double sum = 0;
        for (int i = 0; i < spins.length; i++) {
            int[] x = {i % length, i / length};
            sum += spins[i] * spins[(x[0] + 1) % length + length * x[1]];
            sum += spins[i] * spins[x[0] + length * ((x[1] + 1) % length)];
        }
        return -sum / spins.length;
    }

    /** τ = ½ + Σ ρ(t) up to the first W ≥ 6 τ(W); values of different blocks of 1024 rows are not compared. */
    private static double autocorrelationTime(double[] series) {
        double mean = mean(series);
        double time = 0.5;
        for (int lag = 1; lag < series.length && lag < 1024; lag++) {
            double[] sums = new double[2];
            for (int i = 0; i + lag < series.length; i++) {
                if (i / 1024 == (i + lag) / 1024) {
                    sums[0] += (series[i] - mean) * (series[i + lag] - mean);
                    sums[1]++;
                }
            }
            time += sums[0] / sums[1] / mean(squares(series, mean));
            if (lag >= 6 * time) {
                break;
            }
        }
        return time;
    }

    private static double[] squares(double[] values, double around) {
        return Arrays.stream(values).map(v -> (v - around) * (v - around)).toArray();
    }

    /** From bins of 32 τ. */
    private static double binnedError(double[] series) {
        int length = (int) Math.ceil(32 * autocorrelationTime(series));
        double[] means = new double[series.length / length];
        Arrays.setAll(means, bin -> mean(Arrays.copyOfRange(series, bin * length, (bin + 1) * length)));
        return Math.sqrt(mean(squares(means, mean(means))) / (means.length - 1));
    }

    /**
     * What one column is measured in: 1/Δ for the score, data squared for distances and the rate that goes with it; the value
     * 1 where it has no unit.
     */
    double unit(String column) {
        if (column.startsWith("entropy_rate")) {
            return entropyRate(1);
        }
        if (column.startsWith("growth_rate")) {
            return g2 / delta;
        }
        if (column.startsWith("potential")) {
            return Math.max(1, g2);
        }
        return column.startsWith("score_") ? 1 / delta : column.equals("state_norm2") ? 1 + temperature : 1;
    }

    /** The bin of y·y′/(|y| |y′|) among 41 from −1 to 1. */
    private int bin(double[] one, double[] other) {
        double norms = Math.sqrt(dot(one, one) * dot(other, other));
        double cosine = norms > 0 ? dot(one, other) / norms : 0;
        return (int) Math.min(40, Math.max(0, (cosine + 1) / 2 * 41));
    }

    /** Takes as drawn the two rows of this bin, among those that a kernel gives a weight, whose overlap y·y′/d is nearest to this. */
    void draw(double overlap, int bin) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j <= i; j++) {
                double difference = Math.abs(dot(data[i], data[j]) / d - overlap);
                if (Math.min(w[i], w[j]) > LEAST_DRAWN && difference < nearest && bin(data[i], data[j]) == bin) {
                    nearest = difference;
                    drawn[0] = i;
                    drawn[1] = j;
                }
            }
        }
    }

    private double magnetization() {
        double sum = 0;
        for (double component : base) {
            sum += component;
        }
        return sum / d;
    }

    private final double[][] data;
    private final double[] base;
    private final int planted;
    private final int d;
    private final double temperature;
    private final double a2;
    private final double delta;
    private final double g2;
    private final double[] x;
    private final double[] u;
    private final double[] w;
    private final double[] m;
    private final int[] drawn = new int[2];
    private final Map<Double, Double> ofClasses = new HashMap<>();
    private double lowestEnergy;
    private double logZ;
    private double energy;

    /**
     * The posterior at x = a (y₀ + √T z).
     *
     * @param process gives a² and g²
     * @param data N rows
     * @param planted the index of the row y₀; −1 for fresh states
     */
    Textbook(Component process, double temperature, double[] base, double[] noise, double[][] data, int planted) {
        this.data = data;
        this.base = base;
        this.planted = planted;
        this.temperature = temperature;
        d = base.length;
        boolean preserving = process.kind().startsWith("vp");
        a2 = preserving ? 1 / (1 + temperature) : 1;
        delta = preserving ? temperature / (1 + temperature) : temperature;
        g2 = g2(process, temperature);
        BigDecimal exactT = new BigDecimal(temperature);
        BigDecimal exactA2 = preserving ? BigDecimal.ONE.divide(BigDecimal.ONE.add(exactT), DIGITS) : BigDecimal.ONE;
        BigDecimal[] state = state(exactA2.sqrt(DIGITS), exactT.sqrt(DIGITS), noise);
        BigDecimal[] energies = energies(exactA2.sqrt(DIGITS), exactA2.multiply(exactT, DIGITS), state);
        x = new double[d];
        for (int k = 0; k < d; k++) {
            x[k] = state[k].doubleValue();
        }
        u = new double[data.length];
        w = new double[data.length];
        weigh(energies);
        m = new double[d];
        for (int k = 0; k < d; k++) {
            int component = k;
            m[k] = sum(j -> w[j] * data[j][component]);
        }
    }

    /** g² at the time of a temperature; for vp-beta from dβ²/d∫β = 2 dβ/dt, with ∫β = ln(1 + T). */
    private static double g2(Component process, double temperature) {
        return switch (process.kind()) {
            case "vp" -> 2;
            case "ve" -> Math.pow(process.settings().number("sigma"), 2);
            case "edm" -> 2 * Math.sqrt(temperature);
            case "vp-beta" -> {
                double first = process.settings().number("beta_min");
                double slope = (process.settings().number("beta_max") - first)
                        / process.settings().number("horizon");
                yield Math.sqrt(first * first + 2 * slope * Math.log1p(temperature));
            }
            default -> throw new IllegalArgumentException(process.kind());
        };
    }

    private BigDecimal[] state(BigDecimal a, BigDecimal rootT, double[] noise) {
        BigDecimal[] state = new BigDecimal[d];
        for (int k = 0; k < d; k++) {
            BigDecimal shift = rootT.multiply(new BigDecimal(noise[k]), DIGITS);
            state[k] = a.multiply(new BigDecimal(base[k]).add(shift, DIGITS), DIGITS);
        }
        return state;
    }

    /** u_j = |x − a y_j|²/2Δ. */
    private BigDecimal[] energies(BigDecimal a, BigDecimal exactDelta, BigDecimal[] state) {
        BigDecimal[] energies = new BigDecimal[data.length];
        BigDecimal twiceDelta = exactDelta.add(exactDelta);
        for (int j = 0; j < data.length; j++) {
            BigDecimal distance = BigDecimal.ZERO;
            for (int k = 0; k < d; k++) {
                BigDecimal difference = state[k].subtract(a.multiply(new BigDecimal(data[j][k]), DIGITS), DIGITS);
                distance = distance.add(difference.multiply(difference, DIGITS), DIGITS);
            }
            energies[j] = distance.divide(twiceDelta, DIGITS);
        }
        return energies;
    }

    private void weigh(BigDecimal[] energies) {
        BigDecimal lowest = energies[0];
        for (BigDecimal value : energies) {
            lowest = lowest.min(value);
        }
        double z = 0;
        for (int j = 0; j < u.length; j++) {
            u[j] = energies[j].doubleValue();
            w[j] = Math.exp(-energies[j].subtract(lowest).doubleValue());
            z += w[j];
        }
        for (int j = 0; j < u.length; j++) {
            w[j] /= z;
        }
        lowestEnergy = lowest.doubleValue();
        logZ = Math.log(z) - lowestEnergy;
        energy = sum(j -> w[j] * u[j]);
    }

    private interface Term {
        double of(int row);
    }

    private double sum(Term term) {
        double sum = 0;
        for (int j = 0; j < data.length; j++) {
            sum += term.of(j);
        }
        return sum;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += one[k] * other[k];
        }
        return sum;
    }

    /** ⟨u⟩, the scale on which energies round. */
    double energy() {
        return energy;
    }

    private double largestWeight() {
        double largest = 0;
        for (double weight : w) {
            largest = Math.max(largest, weight);
        }
        return largest;
    }

    /** ln p_t(x). */
    private double logDensity() {
        return logZ - Math.log(data.length) - 0.5 * d * Math.log(2 * Math.PI * delta);
    }

    /** f^e = α + ln p_t / d + ½ + ½ ln 2πΔ with α = ln N / d. */
    private double excessEntropy() {
        return Math.log(data.length) / d + logDensity() / d + 0.5 + 0.5 * Math.log(2 * Math.PI * delta);
    }

    /** (ln p_0 − ln p)/d with p the density of the data noised by N(0, T) at y₀. */
    private double divergence(double logPrior) {
        double logEmpirical = logZ - Math.log(data.length) - 0.5 * d * Math.log(2 * Math.PI * temperature);
        return (logPrior - logEmpirical) / d;
    }

    /** ln p_0: a sum over components, of two classes the logarithm of a sum. */
    private static double logPrior(Component model, double[] y) {
        double variance = model.settings().number("variance");
        if (model.kind().equals("gaussian")) {
            return logNormal(y, 0, variance);
        }
        double weight = model.settings().number("weight");
        double separation = model.settings().number("separation");
        double one = Math.log(weight) + logNormal(y, separation, variance);
        double other = Math.log(1 - weight) + logNormal(y, -separation, variance);
        return Math.max(one, other) + Math.log1p(Math.exp(-Math.abs(one - other)));
    }

    private static double logNormal(double[] y, double mean, double variance) {
        double sum = 0;
        for (double component : y) {
            sum -= 0.5 * (Math.log(2 * Math.PI * variance) + (component - mean) * (component - mean) / variance);
        }
        return sum;
    }

    /** The linear part of f is c x, c = d ln a/dt: −g²/2 where a² + Δ is kept at 1. */
    private double linearRate() {
        return a2 < 1 ? -g2 / 2 : 0;
    }

    /** The top eigenvalue of −c + share g² J, J = −1/Δ + (a²/Δ²) C. */
    private double growthRate(double share) {
        double jacobian = -1 / delta + a2 / (delta * delta) * largestVariance();
        return -linearRate() + share * g2 * jacobian;
    }

    /** (½ c |x|² − share g² ln p_t)/d. */
    private double potential(double share) {
        return (0.5 * linearRate() * dot(x, x) - share * g2 * logDensity()) / d;
    }

    /** The largest eigenvalue of C, by all of them. */
    private double largestVariance() {
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                int one = Math.min(i, k);
                int other = Math.max(i, k);
                covariance[i][k] = sum(j -> w[j] * (data[j][one] - m[one]) * (data[j][other] - m[other]));
            }
        }
        for (int sweep = 0; sweep < 20; sweep++) {
            for (int i = 1; i < d; i++) {
                for (int k = 0; k < i; k++) {
                    rotate(covariance, i, k);
                }
            }
        }
        double largest = 0;
        for (int i = 0; i < d; i++) {
            largest = Math.max(largest, covariance[i][i]);
        }
        return largest;
    }

    /** A rotation of Jacobi's, after which element (i, k) is 0. */
    private static void rotate(double[][] a, int i, int k) {
        double angle = 0.5 * Math.atan2(2 * a[i][k], a[k][k] - a[i][i]);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        for (double[] row : a) {
            double old = row[i];
            row[i] = cosine * old - sine * row[k];
            row[k] = sine * old + cosine * row[k];
        }
        for (int l = 0; l < a.length; l++) {
            double old = a[i][l];
            a[i][l] = cosine * old - sine * a[k][l];
            a[k][l] = sine * old + cosine * a[k][l];
        }
    }

    /** Tells the classes: rows of which this is the same are of one. */
    void classify(ToDoubleFunction<double[]> mark) {
        ofClasses.clear();
        for (int j = 0; j < data.length; j++) {
            ofClasses.merge(mark.applyAsDouble(data[j]), w[j], Double::sum);
        }
    }

    private double sumOfClasses(DoubleUnaryOperator term) {
        return ofClasses.values().stream().mapToDouble(term::applyAsDouble).sum();
    }

    private double energyVariance() {
        return sum(j -> w[j] * (u[j] - energy) * (u[j] - energy));
    }

    /** The trace of C, from its diagonal. */
    private double trace() {
        double trace = 0;
        for (int k = 0; k < d; k++) {
            int component = k;
            trace += sum(j -> w[j] * (data[j][component] - m[component]) * (data[j][component] - m[component]));
        }
        return trace;
    }

    /** (a y − x)/Δ: the score if y is the posterior mean. */
    private double[] score(double[] y) {
        double[] score = new double[d];
        for (int k = 0; k < d; k++) {
            score[k] = (Math.sqrt(a2) * y[k] - x[k]) / delta;
        }
        return score;
    }

    /** ½ g² (a²/Δ²) times a mean squared error. */
    private double entropyRate(double squaredError) {
        return g2 / 2 * a2 / (delta * delta) * squaredError;
    }

    private double scoreDivergence() {
        return -d / delta + a2 / (delta * delta) * trace();
    }

    /** |m − y₀|². */
    private double squaredError() {
        double sum = 0;
        for (int k = 0; k < d; k++) {
            sum += (m[k] - base[k]) * (m[k] - base[k]);
        }
        return sum;
    }

    private double mmse() {
        return sum(j -> w[j] * dot(data[j], data[j])) - sum(j -> w[j] * dot(base, data[j]));
    }
}
