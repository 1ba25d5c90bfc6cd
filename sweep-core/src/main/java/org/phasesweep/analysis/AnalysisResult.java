package org.phasesweep.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import org.phasesweep.table.Format;

/**
 * What an analysis found: the content of {@code analysis.json}. Numbers that are unknown are null there, because JSON has no
 * NaN.
 *
 * @param formatVersion of the result directory
 * @param boundaries measured boundaries
 * @param crossings of Binder cumulants; none yet
 * @param collapses of finite sizes; none yet
 * @param comparisons with theory
 */
public record AnalysisResult(
        int formatVersion,
        List<BoundaryPoint> boundaries,
        List<Object> crossings,
        List<Object> collapses,
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
     */
    public record Comparison(
            String theory,
            String observable,
            String kind,
            int points,
            Double chi2,
            Integer dof,
            Double p,
            Map<Integer, Double> differences) {}

    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT);

    /** The result of an analysis. */
    public static AnalysisResult of(List<BoundaryPoint> boundaries, List<Comparison> comparisons) {
        return new AnalysisResult(Format.FORMAT_VERSION, boundaries, List.of(), List.of(), comparisons);
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
