package org.phasesweep.observable;

import java.util.EnumMap;
import java.util.Map;

/** What is known of a state beside the posterior sums; NaN where it was not asked for or does not exist. Immutable. */
public final class LocalState {

    /** Nothing is known. */
    public static final LocalState UNKNOWN = new LocalState(Map.of(), DataMeans.UNKNOWN);

    private enum Quantity {
        MAGNETIZATION,
        SIZE,
        OVERLAP,
        RESPONSE,
        CLASS_AGREEMENT,
        CLASS_ENTROPY,
        DRAWN_OVERLAP,
        DRAWN_COSINE,
        STATE_NORM2,
        HEAT_CAPACITY,
        LOG_PRIOR
    }

    private final Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
    private final DataMeans data;

    private LocalState(Map<Quantity, Double> values, DataMeans data) {
        this.values.putAll(values);
        this.data = data;
    }

    private LocalState with(Quantity quantity, double value) {
        LocalState more = new LocalState(values, data);
        more.values.put(quantity, value);
        return more;
    }

    private double value(Quantity quantity) {
        return values.getOrDefault(quantity, Double.NaN);
    }

    /**
     * Σ_k ȳ_k / d, the mean component of ȳ: the base point y₀ of a noised state (which has the law of a draw from its posterior), the
     * mean over the replicas of a bath, the posterior mean at a fixed point.
     */
    public double magnetization() {
        return value(Quantity.MAGNETIZATION);
    }

    /**
     * What the fluctuations of the magnetization go down with: d times the number of replicas that ȳ is the mean of; NaN for a
     * posterior mean.
     */
    public double size() {
        return value(Quantity.SIZE);
    }

    /** m·y₀/d, of the posterior mean with the base point. */
    public double overlap() {
        return value(Quantity.OVERLAP);
    }

    /** λ_max(C)/T, the largest local response ∂⟨y⟩/∂x; 1 where a fixed point of the score loses stability. */
    public double response() {
        return value(Quantity.RESPONSE);
    }

    /** Σ_c w_c², the probability that two draws from the posterior are of one class. */
    public double classAgreement() {
        return value(Quantity.CLASS_AGREEMENT);
    }

    /** −Σ_c w_c ln w_c in nats. */
    public double classEntropy() {
        return value(Quantity.CLASS_ENTROPY);
    }

    /** y·y′/d of two draws from the posterior. */
    public double drawnOverlap() {
        return value(Quantity.DRAWN_OVERLAP);
    }

    /** y·y′/(|y| |y′|) of the same two; 0 where a norm is. */
    public double drawnCosine() {
        return value(Quantity.DRAWN_COSINE);
    }

    /** |x/a|². */
    public double stateNorm2() {
        return value(Quantity.STATE_NORM2);
    }

    /** d(−|m|²/2d)/dT along a branch of fixed points. */
    public double heatCapacity() {
        return value(Quantity.HEAT_CAPACITY);
    }

    /** ln p_0(x/a) of the law of the data. */
    public double logPrior() {
        return value(Quantity.LOG_PRIOR);
    }

    /** Means over the data points. */
    public DataMeans data() {
        return data;
    }

    /** The same with means over the data points. */
    public LocalState withData(DataMeans means) {
        return new LocalState(values, means);
    }

    /** The same with an order parameter and the size it belongs to. */
    public LocalState withMagnetization(double value, double size) {
        return with(Quantity.MAGNETIZATION, value).with(Quantity.SIZE, size);
    }

    /** The same with the overlap of the posterior mean with the base point. */
    public LocalState withOverlap(double value) {
        return with(Quantity.OVERLAP, value);
    }

    /** The same with the largest local response. */
    public LocalState withResponse(double value) {
        return with(Quantity.RESPONSE, value);
    }

    /** The same with the posterior weights of the classes, which sum to 1. */
    public LocalState withClasses(double[] weights) {
        double agreement = 0;
        double entropy = 0;
        for (double weight : weights) {
            agreement += weight * weight;
            entropy -= weight > 0 ? weight * StrictMath.log(weight) : 0;
        }
        return with(Quantity.CLASS_AGREEMENT, agreement).with(Quantity.CLASS_ENTROPY, entropy);
    }

    /** The same with two draws from the posterior. */
    public LocalState withDraws(double[] one, double[] other) {
        double product = 0;
        double norm = 0;
        double otherNorm = 0;
        for (int k = 0; k < one.length; k++) {
            product = Math.fma(one[k], other[k], product);
            norm = Math.fma(one[k], one[k], norm);
            otherNorm = Math.fma(other[k], other[k], otherNorm);
        }
        double norms = Math.sqrt(norm) * Math.sqrt(otherNorm);
        return with(Quantity.DRAWN_OVERLAP, product / one.length)
                .with(Quantity.DRAWN_COSINE, norms > 0 ? product / norms : 0);
    }

    /** The same with the squared norm of the state. */
    public LocalState withStateNorm2(double value) {
        return with(Quantity.STATE_NORM2, value);
    }

    /** The same with the heat capacity of its branch. */
    public LocalState withHeatCapacity(double value) {
        return with(Quantity.HEAT_CAPACITY, value);
    }

    /** The same with the density of the data's law at the state. */
    public LocalState withLogPrior(double value) {
        return with(Quantity.LOG_PRIOR, value);
    }
}
