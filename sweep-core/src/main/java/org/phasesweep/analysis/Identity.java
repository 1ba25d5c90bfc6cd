package org.phasesweep.analysis;

import java.util.List;
import org.phasesweep.theory.SecondMoment;
import org.phasesweep.theory.TheoryPoint;

/**
 * An exact identity of planted states (physics reference §2): a combination of columns has mean zero in every cell, for any
 * data whose points are exchangeable. All but the last rest on one fact: given x, the planted point and a draw from the
 * posterior have the same law.
 *
 * @param name of the comparison
 * @param statement the combination, in words
 * @param columns that it is made of
 * @param residual what has mean zero
 */
record Identity(String name, String statement, List<String> columns, Residual residual) {

    /** A combination of columns. */
    @FunctionalInterface
    interface Residual {

        /**
         * The combination; NaN where the identity says nothing of the model.
         *
         * @param at the cell
         * @param values means over replicas of the columns, in their order
         */
        double of(TheoryPoint at, double[] values);
    }

    /** The identities that hold between columns. */
    static final List<Identity> ALL = List.of(
            difference("identity-participation", "participation_ratio", "planted_weight"),
            difference("identity-entropy", "posterior_entropy", "information_density"),
            difference("identity-mmse", "posterior_trace", "mmse_planted"),
            difference("identity-error", "posterior_trace", "mean_error2"),
            // The nearest point is the planted one as often as the posterior says; not where points can coincide.
            new Identity(
                    "identity-nearest",
                    "nearest_is_planted - max_weight",
                    List.of("nearest_is_planted", "max_weight"),
                    (at, v) -> at.pointsAreDistinct() ? v[0] - v[1] : Double.NaN),
            // E h = E<u> + E ln Z, and E<u> = d/2.
            new Identity(
                    "identity-excess-entropy",
                    "posterior_entropy - d excess_entropy",
                    List.of("posterior_entropy", "excess_entropy"),
                    (at, v) -> v[0] - at.dimension() * v[1]),
            new Identity(
                    "identity-free-energy",
                    "posterior_entropy - d (1/2 - free_energy)",
                    List.of("posterior_entropy", "free_energy"),
                    (at, v) -> v[0] - at.dimension() * (0.5 - v[1])),
            // E|s|² = −E div s; times T, or the coldest cells would decide alone.
            new Identity(
                    "identity-score",
                    "T (score_norm2 + score_divergence)",
                    List.of("score_norm2", "score_divergence"),
                    (at, v) -> at.temperature() * (v[0] + v[1])),
            // E s·s* = E|s|², s* the score given the planted point.
            timesT2("identity-score-planted", "score_norm2", "score_norm2_planted"),
            timesT2("identity-entropy-rate", "entropy_rate", "entropy_rate_planted"),
            // Two draws from the posterior are independent given x.
            new Identity(
                    "identity-overlap",
                    "overlap - mean_norm2 / d",
                    List.of("overlap", "mean_norm2"),
                    (at, v) -> v[0] - v[1] / at.dimension()),
            // E⟨|y|²⟩ = E|y₀|².
            new Identity(
                    "identity-second-moment",
                    "posterior_trace + mean_norm2 - E|y|^2",
                    List.of("posterior_trace", "mean_norm2"),
                    (at, v) -> v[0] + v[1] - SecondMoment.of(at)));

    private static Identity difference(String name, String one, String other) {
        return new Identity(name, one + " - " + other, List.of(one, other), (at, v) -> v[0] - v[1]);
    }

    /** A difference of columns with a factor 1/T²: times T², or the rare events of the coldest cells would decide. */
    private static Identity timesT2(String name, String one, String other) {
        return new Identity(
                name,
                "T^2 (" + one + " - " + other + ")",
                List.of(one, other),
                (at, v) -> at.temperature() * at.temperature() * (v[0] - v[1]));
    }
}
