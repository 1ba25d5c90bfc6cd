package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phasesweep.spec.Measure.Exponent;
import org.phasesweep.spec.Measure.Extremum;
import org.phasesweep.spec.Measure.Kind;
import org.phasesweep.spec.Measure.ScalingCollapse;
import org.phasesweep.spec.Measure.Side;
import org.phasesweep.spec.Measure.SizeCrossing;

/** Reads the items of {@code analysis} that are measured on curves, but for boundaries. */
final class MeasureReader {

    /** The keys that an item may have. */
    static final List<String> KINDS = List.of("boundary", "crossing", "collapse", "exponent", "extremum", "speciation");

    private static final int FEWEST_FOR_A_CROSSING = 2;
    private static final int FEWEST_FOR_A_PARABOLA = 3;
    private static final int FEWEST_FOR_A_POWER = 3;
    private static final int FEWEST_TO_COLLAPSE = 5;

    private final NodeReader reader;
    private final List<Axis> axes;
    private final List<String> axisNames;
    private final List<String> observables;
    private final List<List<String>> zips;

    MeasureReader(
            NodeReader reader,
            List<Axis> axes,
            List<String> axisNames,
            List<String> observables,
            List<List<String>> zips) {
        this.reader = reader;
        this.axes = axes;
        this.axisNames = axisNames;
        this.observables = observables;
        this.zips = zips;
    }

    /** The measure of that kind; empty when something is wrong with it. */
    Optional<? extends Measure.OfCurves> measure(String kind, YamlNode node) {
        return switch (kind) {
            case "crossing" -> crossing(node);
            case "collapse" -> collapse(node);
            case "exponent" -> exponent(node);
            default -> extremum(node);
        };
    }

    private Optional<SizeCrossing> crossing(YamlNode node) {
        List<String> needed = List.of("observable", "size", "along");
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "crossing", needed);
        if (!reader.complete(node, keys, "crossing", needed)) {
            return Optional.empty();
        }
        String observable = observable(keys, "crossing");
        String size = size(keys, "crossing");
        String along = axis(keys, "along", "crossing", FEWEST_FOR_A_CROSSING);
        return observable == null || size == null || along == null
                ? Optional.empty()
                : Optional.of(new SizeCrossing(observable, size, along));
    }

    private Optional<ScalingCollapse> collapse(YamlNode node) {
        List<String> needed = List.of("observable", "size", "along");
        List<String> positive = List.of("nu", "window", "correction");
        List<String> allowed = new ArrayList<>(needed);
        allowed.addAll(List.of("critical", "omega"));
        allowed.addAll(positive);
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "collapse", allowed);
        if (!reader.complete(node, keys, "collapse", needed)) {
            return Optional.empty();
        }
        String observable = observable(keys, "collapse");
        String size = size(keys, "collapse");
        String along = axis(keys, "along", "collapse", FEWEST_TO_COLLAPSE);
        OptionalDouble critical = option(keys, "critical", "collapse", Range.ANY);
        OptionalDouble nu = option(keys, "nu", "collapse", Range.POSITIVE);
        OptionalDouble omega = option(keys, "omega", "collapse", Range.ANY);
        OptionalDouble window = option(keys, "window", "collapse", Range.POSITIVE);
        OptionalDouble correction = option(keys, "correction", "collapse", Range.POSITIVE);
        return observable == null || size == null || along == null
                ? Optional.empty()
                : Optional.of(new ScalingCollapse(observable, size, along, critical, nu, omega, window, correction));
    }

    private Optional<Exponent> exponent(YamlNode node) {
        List<String> needed = List.of("observable", "along", "critical", "side");
        Map<String, YamlNode.Entry> keys =
                reader.mapping(node, "exponent", List.of("observable", "along", "critical", "side", "from", "to"));
        if (!reader.complete(node, keys, "exponent", needed)) {
            return Optional.empty();
        }
        String observable = observable(keys, "exponent");
        String along = axis(keys, "along", "exponent", FEWEST_FOR_A_POWER);
        OptionalDouble critical = option(keys, "critical", "exponent", Range.ANY);
        List<String> sides = Arrays.stream(Side.values()).map(Side::inWords).toList();
        String side = reader.word(keys.get("side").value(), "exponent side", sides);
        OptionalDouble from = option(keys, "from", "exponent", Range.POSITIVE);
        OptionalDouble to = option(keys, "to", "exponent", Range.POSITIVE);
        if (from.isPresent() && to.isPresent() && !(from.getAsDouble() < to.getAsDouble())) {
            reader.problem(keys.get("to").value().place, "exponent to must be greater than from", "");
        }
        return observable == null || along == null || critical.isEmpty() || side == null
                ? Optional.empty()
                : Optional.of(new Exponent(
                        observable, along, critical.getAsDouble(), Side.valueOf(constant(side)), from, to));
    }

    private Optional<Extremum> extremum(YamlNode node) {
        List<String> needed = List.of("observable", "along", "kind");
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "extremum", needed);
        if (!reader.complete(node, keys, "extremum", needed)) {
            return Optional.empty();
        }
        String observable = observable(keys, "extremum");
        String along = axis(keys, "along", "extremum", FEWEST_FOR_A_PARABOLA);
        List<String> kinds = Arrays.stream(Kind.values()).map(Kind::inWords).toList();
        String kind = reader.word(keys.get("kind").value(), "extremum kind", kinds);
        return observable == null || along == null || kind == null
                ? Optional.empty()
                : Optional.of(new Extremum(observable, along, Kind.valueOf(constant(kind))));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private OptionalDouble option(Map<String, YamlNode.Entry> keys, String key, String what, Range range) {
        YamlNode.Entry entry = keys.get(key);
        return entry == null ? OptionalDouble.empty() : reader.number(entry.value(), what + " " + key, range);
    }

    /** One of the spec's observables; any word where these are wrong themselves. */
    private String observable(Map<String, YamlNode.Entry> keys, String what) {
        YamlNode node = keys.get("observable").value();
        return observables.isEmpty()
                ? reader.word(node, what + " observable")
                : reader.word(node, what + " observable", observables);
    }

    /** The axis of sizes: another one than that of the curves, with two positive values or more. */
    private String size(Map<String, YamlNode.Entry> keys, String what) {
        YamlNode node = keys.get("size").value();
        String size = axis(keys, "size", what, 2);
        String along = keys.get("along").value().text;
        boolean zipped = zips.stream().anyMatch(zip -> zip.contains(size) && zip.contains(along));
        if (size != null && (size.equals(along) || zipped)) {
            reader.problem(
                    node.place,
                    what + " needs curves for each size, but '" + size + "' and '" + along
                            + "' do not vary independently",
                    "give another axis as size or along");
        }
        if (axes.stream()
                .anyMatch(axis ->
                        axis.name().equals(size) && axis.values().stream().anyMatch(value -> value <= 0))) {
            reader.problem(node.place, "sizes must be greater than 0, axis '" + size + "' has others", "");
        }
        return size;
    }

    /** An axis of the spec with so many values; null when it is none. */
    private String axis(Map<String, YamlNode.Entry> keys, String key, String what, int fewest) {
        YamlNode node = keys.get(key).value();
        String name =
                axisNames.isEmpty() ? reader.word(node, what + " axis") : reader.word(node, what + " axis", axisNames);
        axes.stream()
                .filter(axis -> axis.name().equals(name) && axis.values().size() < fewest)
                .forEach(axis -> reader.problem(
                        node.place,
                        "axis '" + name + "' has too few values, " + what + " needs " + fewest + " or more",
                        ""));
        return name;
    }
}
