package org.phasesweep.report;

import java.util.Map;
import org.phasesweep.spec.Axis;

/** What axes and columns are called in figures and tables. A column without an entry goes by its name. */
final class Labels {

    private static final Map<String, String> SYMBOLS = Map.of(
            Axis.DIMENSION, "d",
            Axis.SAMPLE_COUNT, "N",
            Axis.LOAD, "α",
            Axis.TEMPERATURE, "T",
            Axis.TIME, "t");

    private static final Map<String, String> AXES = Map.of(
            Axis.DIMENSION, "dimension d",
            Axis.SAMPLE_COUNT, "sample count N",
            Axis.LOAD, "load α = ln N / d",
            Axis.TEMPERATURE, "temperature T = Δ/a²",
            Axis.TIME, "forward time t");

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("participation_ratio", "participation ratio Y = Σ w²"),
            Map.entry("effective_count", "effective count 1/⟨Y⟩"),
            Map.entry("posterior_entropy", "posterior entropy h (nats)"),
            Map.entry("information_density", "information density −ln w₀ (nats)"),
            Map.entry("planted_weight", "weight of the planted point w₀"),
            Map.entry("max_weight", "largest weight"),
            Map.entry("nearest_is_planted", "memorised fraction"),
            Map.entry("free_energy", "free energy −ln Z / d"),
            Map.entry("log_density", "log density ln p / d"),
            Map.entry("energy", "energy ⟨u⟩"),
            Map.entry("energy_per_dim", "energy ⟨u⟩ / d"),
            Map.entry("specific_heat", "specific heat Var u"),
            Map.entry("specific_heat_per_dim", "specific heat Var u / d"),
            Map.entry("score_norm2", "squared score |s|²"),
            Map.entry("score_divergence", "divergence of the score"),
            Map.entry("posterior_trace", "trace of the posterior covariance"),
            Map.entry("mean_norm2", "squared posterior mean |m|²"),
            Map.entry("nearest_distance2", "squared distance to the nearest point"),
            Map.entry("excess_entropy", "excess entropy fᵉ (nats per dimension)"),
            Map.entry("mmse_planted", "mean squared error of the planted point"),
            Map.entry("entropy_rate", "entropy rate dH/dt (nats per unit of time)"),
            Map.entry("entropy_rate_planted", "entropy rate dH/dt (nats per unit of time)"),
            Map.entry("score_norm2_planted", "squared score s·s*"),
            Map.entry("mean_error2", "squared error of the posterior mean |m − y₀|²"),
            Map.entry("kl_divergence", "divergence KL(p₀ ‖ p_T) / d (nats)"),
            Map.entry("information", "information ln N − h (nats)"),
            Map.entry("magnetization", "magnetization m"),
            Map.entry("magnetization_abs", "magnetization |m|"),
            Map.entry("magnetization2", "magnetization squared, m²"),
            Map.entry("magnetization4", "magnetization to the fourth, m⁴"),
            Map.entry("binder_cumulant", "Binder cumulant U₄"),
            Map.entry("susceptibility", "susceptibility, size × (⟨m²⟩ − ⟨|m|⟩²)"),
            Map.entry("fluctuation", "fluctuation, size × m²"),
            Map.entry("response", "response, largest eigenvalue of C/T"),
            Map.entry("top_susceptibility", "largest eigenvalue of χ = (1 − C/T)⁻¹ C/T"),
            Map.entry("heat_capacity", "heat capacity dE/dT"),
            Map.entry("growth_rate_sde", "growth rate of the reverse SDE (per unit of time)"),
            Map.entry("growth_rate_ode", "growth rate of the reverse flow (per unit of time)"),
            Map.entry("potential_sde", "potential of the reverse SDE, U / d"),
            Map.entry("potential_ode", "potential of the reverse flow, U / d"),
            Map.entry("state_norm2", "squared norm of the state |x/a|²"),
            Map.entry("overlap", "overlap q of two draws"),
            Map.entry("overlap2", "squared overlap q² of two draws"),
            Map.entry("planted_overlap", "overlap m·y₀ / d with the planted point"),
            Map.entry("class_agreement", "class agreement φ"),
            Map.entry("class_entropy", "class entropy (nats)"),
            Map.entry("data_energy", "energy of the data E / d"),
            Map.entry("data_energy_error", "binned error of the energy of a data set"),
            Map.entry("data_magnetization_abs", "magnetization of the data |m|"),
            Map.entry("data_magnetization_abs_error", "binned error of |m| of a data set"),
            Map.entry("autocorrelation_time", "autocorrelation time τ (data points)"));

    private Labels() {}

    /** An axis with its symbol; a dotted one by its path. Also takes column names. */
    static String axis(String name) {
        return AXES.getOrDefault(name, path(name));
    }

    /** The symbol of an axis; for a dotted one the last part of its path. */
    static String symbol(String name) {
        String path = path(name);
        return SYMBOLS.getOrDefault(name, path.substring(path.lastIndexOf('.') + 1));
    }

    /** An axis in a sentence, without symbol. */
    static String word(String name) {
        return SYMBOLS.containsKey(name) ? name.replace('_', ' ') : path(name);
    }

    private static String path(String name) {
        return name.replace("__", ".");
    }

    /** An observable with symbol and unit. */
    static String observable(String column) {
        return COLUMNS.getOrDefault(column, words(column));
    }

    /** The name of a column as words. */
    static String words(String column) {
        return column.replace('_', ' ');
    }

    /** As in "α = 0.3". */
    static String equation(String axis, double value) {
        return symbol(axis) + " = " + Digits.plain(value);
    }
}
