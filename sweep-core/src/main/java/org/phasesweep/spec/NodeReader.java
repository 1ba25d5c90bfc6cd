package org.phasesweep.spec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads typed values from nodes and notes every problem instead of stopping at the first. */
final class NodeReader {

    private final List<Problem> problems;

    NodeReader(List<Problem> problems) {
        this.problems = problems;
    }

    void problem(Place place, String message, String suggestion) {
        problems.add(place.problem(message, suggestion));
    }

    /** Notes that a value is of the wrong kind. */
    void wrongKind(YamlNode node, String what, String expected) {
        problem(node.place, what + " must be " + expected + ", not " + node.shown(), "");
    }

    /** The entries of a mapping; unknown keys are problems. Empty when the node is no mapping. */
    Map<String, YamlNode.Entry> mapping(YamlNode node, String what, Collection<String> allowed) {
        if (node.kind != YamlNode.Kind.MAPPING) {
            wrongKind(node, what, "a mapping such as {" + String.join(": …, ", allowed) + ": …}");
            return Map.of();
        }
        Map<String, YamlNode.Entry> known = new LinkedHashMap<>();
        node.entries.forEach((key, entry) -> {
            if (allowed.contains(key)) {
                known.put(key, entry);
            } else {
                problem(entry.keyPlace(), what + " has no '" + key + "'", Suggestion.of(key, allowed));
            }
        });
        return known;
    }

    /** Whether a mapping has all the keys that it needs; those that are missing are one problem. */
    boolean complete(YamlNode node, Map<String, YamlNode.Entry> keys, String what, List<String> needed) {
        List<String> missing =
                needed.stream().filter(key -> !node.entries.containsKey(key)).toList();
        if (!missing.isEmpty() && node.kind == YamlNode.Kind.MAPPING) {
            problem(node.place, what + " needs " + String.join(", ", missing), "");
        }
        return keys.keySet().containsAll(needed);
    }

    /** A number in a range. */
    OptionalDouble number(YamlNode node, String what, Range range) {
        if (node.kind != YamlNode.Kind.NUMBER) {
            wrongKind(node, what, "a number " + range.inWords());
            return OptionalDouble.empty();
        }
        double value = value(node.text);
        if (!range.contains(value)) {
            String needed = Double.isInfinite(value) ? "finite" : range.inWords();
            problem(node.place, what + " must be " + needed + ", not " + node.text, "");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value + 0.0);
    }

    /** A whole number in a range, exact to 53 bits. */
    OptionalDouble whole(YamlNode node, String what, Range range) {
        OptionalDouble value = number(node, what, range);
        if (value.isPresent() && value.getAsDouble() != StrictMath.rint(value.getAsDouble())) {
            problem(node.place, what + " must be a whole number, not " + node.text, "");
            return OptionalDouble.empty();
        }
        return value;
    }

    /** A whole number of 64 bits. */
    OptionalLong wholeLong(YamlNode node, String what) {
        try {
            if (node.kind == YamlNode.Kind.NUMBER) {
                return OptionalLong.of(new BigDecimal(node.text).longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException e) {
            problem(node.place, what + " must be a whole number of 64 bits, not " + node.text, "");
            return OptionalLong.empty();
        }
        wrongKind(node, what, "a whole number");
        return OptionalLong.empty();
    }

    /** Some text; null when it is none. */
    String word(YamlNode node, String what) {
        if (node.kind != YamlNode.Kind.WORD) {
            wrongKind(node, what, "text");
            return null;
        }
        return node.text;
    }

    /** One of the allowed words; null when it is none. */
    String word(YamlNode node, String what, Collection<String> allowed) {
        String word = word(node, what);
        if (word != null && !allowed.contains(word)) {
            problem(node.place, what + " '" + word + "' is unknown", Suggestion.of(word, allowed));
            return null;
        }
        return word;
    }

    /** The items of a list that is not empty; nothing when it is none. */
    List<YamlNode> items(YamlNode node, String what) {
        if (node.kind != YamlNode.Kind.SEQUENCE) {
            wrongKind(node, what, "a list");
        } else if (node.items.isEmpty()) {
            problem(node.place, what + " is empty", "give at least one value");
        }
        return node.items;
    }

    /** A number of YAML's core schema: decimal, 0x…, 0o…, .inf, .nan. */
    private static double value(String text) {
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        double size = unsignedValue(unsigned);
        return text.startsWith("-") ? -size : size;
    }

    private static double unsignedValue(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16).doubleValue();
        }
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8).doubleValue();
        }
        return switch (text) {
            case ".inf", ".Inf", ".INF" -> Double.POSITIVE_INFINITY;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
