package org.phasesweep.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;

/**
 * What an analysis found: the content of {@code analysis.json}. Numbers that are unknown are null there, because JSON has no
 * NaN.
 *
 * @param formatVersion of the result directory
 * @param boundaries measured boundaries
 * @param crossings of the curves of neighbouring sizes
 * @param collapses of the curves of several sizes
 * @param exponents of power laws
 * @param extrema of curves
 * @param criticalTimes by the spectrum of the data
 * @param comparisons with theory
 */
public record AnalysisResult(
        int formatVersion,
        List<BoundaryPoint> boundaries,
        List<SizeCrossings> crossings,
        List<CollapseFit> collapses,
        List<ExponentFit> exponents,
        List<ExtremumPoint> extrema,
        List<CriticalTime> criticalTimes,
        List<Comparison> comparisons) {

    /**
     * A point of a measured boundary.
     *
     * @param observable the column
     * @param level the value it crosses
     * @param along the axis on which the crossing was sought
     * @param at values of all other axes
     * @param value of the axis at the crossing; null unless ok
     * @param stderr bootstrap error over whole realizations; null when unknown
     * @param systematic what the spacing of the grid leaves open; null for fewer than three points
     * @param error both: the root of the sum of squares of those that are known
     * @param method how it was found
     * @param status {@code ok}, {@code not_bracketed} or {@code multiple}
     * @param theory the prediction for this point; null when there is none
     */
    public record BoundaryPoint(
            String observable,
            double level,
            String along,
            Map<String, Double> at,
            Double value,
            Double stderr,
            Double systematic,
            Double error,
            String method,
            String status,
            Theory theory) {}

    /**
     * A predicted value.
     *
     * @param name of the theory curve
     * @param value of the axis at the transition
     */
    public record Theory(String name, double value) {}

    /**
     * Where the curves of neighbouring sizes cross.
     *
     * @param observable the column
     * @param size the axis of sizes
     * @param along the axis of the curves
     * @param at values of all other axes
     * @param pairs of neighbouring sizes, the smallest first
     * @param limit of infinite sizes on the axis of the curves; null for fewer than two crossings
     * @param method how it was found
     * @param status {@code ok} where any pair crosses, else {@code not_bracketed}
     */
    public record SizeCrossings(
            String observable,
            String size,
            String along,
            Map<String, Double> at,
            List<SizePair> pairs,
            Measured limit,
            String method,
            String status) {}

    /**
     * Where two curves cross.
     *
     * @param smaller size
     * @param larger size
     * @param place on the axis; null unless ok
     * @param placeStderr its error; null when unknown
     * @param value of the column there
     * @param valueStderr its error
     * @param status {@code ok} or {@code not_bracketed}
     */
    public record SizePair(
            double smaller,
            double larger,
            Double place,
            Double placeStderr,
            Double value,
            Double valueStderr,
            String status) {}

    /**
     * The finite-size scaling A(x, L) = L^ω f((x − x_c) L^{1/ν}).
     *
     * @param observable the column A
     * @param size the axis L
     * @param along the axis x
     * @param at values of all other axes
     * @param critical x_c; without errors where it was given; null unless ok
     * @param nu ν likewise
     * @param omega ω likewise
     * @param quality S of the best fit, about 1 for a good collapse
     * @param points in the best fit
     * @param window the largest |x − x_c| L^{1/ν} in it
     * @param smallestSize in it
     * @param corrections terms of corrections to scaling in it
     * @param method how it was found
     * @param status {@code ok}, {@code too_few_points}, {@code flat} where no curve varies beyond its errors, or
     *     {@code not_bracketed} where the best x_c is not on the axis
     */
    public record CollapseFit(
            String observable,
            String size,
            String along,
            Map<String, Double> at,
            Measured critical,
            Measured nu,
            Measured omega,
            Double quality,
            Integer points,
            Double window,
            Double smallestSize,
            Integer corrections,
            String method,
            String status) {

        /** Whether one of these numbers was given by the spec: one that was measured has a systematic error. */
        public static boolean isGiven(Measured number) {
            return number != null && number.systematic() == null;
        }
    }

    /**
     * The power law |A| ≃ c |t|^p near a critical point.
     *
     * @param observable the column A
     * @param along the axis x
     * @param critical x_c
     * @param side {@code below}, {@code above} or {@code both}
     * @param at values of all other axes
     * @param exponent p; null unless ok
     * @param below c where t &lt; 0; null where it was not fitted
     * @param above c where t &gt; 0
     * @param ratio above/below where both were fitted
     * @param from the smallest |t| of the best range
     * @param to the largest
     * @param points in it
     * @param method how it was found
     * @param status {@code ok} or {@code too_few_points}
     */
    public record ExponentFit(
            String observable,
            String along,
            double critical,
            String side,
            Map<String, Double> at,
            Measured exponent,
            Measured below,
            Measured above,
            Measured ratio,
            Double from,
            Double to,
            Integer points,
            String method,
            String status) {}

    /**
     * Where a curve is smallest or largest.
     *
     * @param observable the column
     * @param kind {@code minimum} or {@code maximum}
     * @param along the axis of the curve
     * @param at values of all other axes
     * @param place on the axis; null unless ok
     * @param value of the column there
     * @param method how it was found
     * @param status {@code ok} or {@code not_bracketed}
     * @param theory the predicted place; null when there is none
     */
    public record ExtremumPoint(
            String observable,
            String kind,
            String along,
            Map<String, Double> at,
            Measured place,
            Measured value,
            String method,
            String status,
            Theory theory) {}

    /**
     * A critical time of the rows of a data file.
     *
     * @param name {@code spectral}
     * @param classes the two whose rows are looked at; null for all rows
     * @param rows their number
     * @param topEigenvalue Λ, the largest eigenvalue of their covariance
     * @param stderr its error, over rows; null when unknown
     * @param temperature Λ − 1, with the same error; null where it is absent
     * @param time of the sweep's process at this temperature; null where it is absent, where the process never reaches it, and
     *     where settings of the process are axes
     * @param timeStderr its error
     * @param status {@code ok}, or {@code absent} where Λ ≤ 1
     */
    public record CriticalTime(
            String name,
            List<String> classes,
            int rows,
            double topEigenvalue,
            Double stderr,
            Double temperature,
            Double time,
            Double timeStderr,
            String status) {}

    /**
     * A comparison of one column with one prediction.
     *
     * @param theory its name
     * @param observable the column, or the combination of columns that has mean zero
     * @param kind {@code exact} or {@code asymptotic}
     * @param points grid points compared
     * @param chi2 χ² of the averages over cells with common disorder; null for asymptotic ones
     * @param dof degrees of freedom of χ²: how many such averages could be tested; null for asymptotic ones
     * @param p probability of a larger χ² if the prediction holds; null for asymptotic ones, and where dof is 0
     * @param differences mean |measured − predicted| by dimension
     * @param largestDifference the largest |measured − predicted|; null for asymptotic ones
     * @param pulls how many points have an error that can be trusted, and so a pull (measured − predicted)/error; null for
     *     asymptotic ones
     * @param pullMean mean of the pulls; null where there are none
     * @param pullWidth sample standard deviation of the pulls; null for fewer than two
     */
    public record Comparison(
            String theory,
            String observable,
            String kind,
            int points,
            Double chi2,
            Integer dof,
            Double p,
            Map<Integer, Double> differences,
            Double largestDifference,
            Integer pulls,
            Double pullMean,
            Double pullWidth) {}

    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT);

    public AnalysisResult {
        boundaries = List.copyOf(boundaries);
        crossings = List.copyOf(crossings);
        collapses = List.copyOf(collapses);
        exponents = List.copyOf(exponents);
        extrema = List.copyOf(extrema);
        criticalTimes = List.copyOf(criticalTimes);
        comparisons = List.copyOf(comparisons);
    }

    /** The text of {@code analysis.json}. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records always have a JSON form", e);
        }
    }
}
