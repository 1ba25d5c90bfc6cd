package org.phasesweep.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.phasesweep.analysis.AnalysisResult.BoundaryPoint;
import org.phasesweep.spec.Axis;

/**
 * Relative deviations of a measured boundary from theory.
 *
 * @param theory the name of the theory curve; empty when there is none
 * @param byDimension deviations by dimension, then by the other coordinates
 */
record TheoryDeviations(Optional<String> theory, Map<Double, Map<Map<String, Double>, Double>> byDimension) {

    /** The deviations at those measured points that have a prediction. */
    static TheoryDeviations of(List<BoundaryPoint> measured) {
        Map<Double, Map<Map<String, Double>, Double>> deviations = new TreeMap<>();
        Optional<String> name = Optional.empty();
        for (BoundaryPoint point : measured) {
            if (point.theory() != null) {
                name = Optional.of(point.theory().name());
                Map<String, Double> place = new LinkedHashMap<>(point.at());
                Double dimension = place.remove(Axis.DIMENSION);
                deviations
                        .computeIfAbsent(dimension == null ? Double.NaN : dimension, d -> new LinkedHashMap<>())
                        .put(place, point.value() / point.theory().value() - 1);
            }
        }
        return new TheoryDeviations(name, deviations);
    }

    /** Their means for each dimension, over the places that all dimensions have; empty when there are none. */
    Optional<String> inWords(String symbol) {
        Set<Map<String, Double>> common = common();
        if (common.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        byDimension.forEach((dimension, places) ->
                parts.add(percent(places, common) + (dimension.isNaN() ? "" : " at d = " + Digits.plain(dimension))));
        return Optional.of("Measured against predicted " + symbol + " (" + theory.orElseThrow() + "), mean over "
                + Sentences.count(common.size(), "place") + ": " + String.join(", ", parts) + ".");
    }

    private Set<Map<String, Double>> common() {
        Set<Map<String, Double>> common = new HashSet<>();
        byDimension.values().forEach(places -> common.addAll(places.keySet()));
        byDimension.values().forEach(places -> common.retainAll(places.keySet()));
        return common;
    }

    private static String percent(Map<Map<String, Double>, Double> places, Set<Map<String, Double>> common) {
        return Digits.percent(places.entrySet().stream()
                .filter(entry -> common.contains(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElse(Double.NaN));
    }
}
