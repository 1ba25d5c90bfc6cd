package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of a component's parameters: an immutable map from names to {@code Double}, {@code String}, {@code Boolean},
 * {@code List} or nested {@code Settings}, in the order of the names. Numbers are always doubles, so that 1, 1.0 and 1e0
 * are one value.
 */
public final class Settings {

    /** No settings. */
    public static final Settings EMPTY = new Settings(new TreeMap<>());

    private final SortedMap<String, Object> values;

    private Settings(SortedMap<String, Object> values) {
        this.values = values;
    }

    /** Settings with the given values; integers become doubles, -0 becomes 0, maps become nested settings. */
    public static Settings of(Map<String, ?> values) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        values.forEach((name, value) -> sorted.put(name, normal(value)));
        return new Settings(sorted);
    }

    static Object normal(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() + 0.0;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Settings::normal).toList();
        }
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((name, inner) -> sorted.put(name.toString(), normal(inner)));
            return new Settings(sorted);
        }
        return value;
    }

    /** These settings with one value replaced or added; the name may be a dotted path into nested settings. */
    public Settings with(String path, Object value) {
        TreeMap<String, Object> copy = new TreeMap<>(values);
        int dot = path.indexOf('.');
        if (dot < 0) {
            copy.put(path, normal(value));
        } else {
            Settings inner = values.get(path.substring(0, dot)) instanceof Settings nested ? nested : EMPTY;
            copy.put(path.substring(0, dot), inner.with(path.substring(dot + 1), value));
        }
        return new Settings(copy);
    }

    /** Whether there is a value of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of this name, of any type. */
    public Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new NoSuchElementException("no setting '" + name + "' among " + values.keySet());
        }
        return value;
    }

    /** A number. */
    public double number(String name) {
        return (Double) value(name);
    }

    /** A whole number that fits an int. */
    public int integer(String name) {
        return Math.toIntExact((long) number(name));
    }

    /** A word. */
    public String text(String name) {
        return (String) value(name);
    }

    /** True or false. */
    public boolean bool(String name) {
        return (Boolean) value(name);
    }

    /** A list of {@code Double} and {@code String}. */
    public List<?> list(String name) {
        return (List<?>) value(name);
    }

    /** A list of numbers; a lone number is a list of one. */
    public double[] numbers(String name) {
        Object value = value(name);
        List<?> list = value instanceof List<?> many ? many : List.of(value);
        return list.stream().mapToDouble(Double.class::cast).toArray();
    }

    /** Nested settings. */
    public Settings nested(String name) {
        return (Settings) value(name);
    }

    /** An unmodifiable view in the order of the names; nested settings as {@code Settings}. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableSortedMap(values);
    }

    /**
     * The canonical content, one line a value, sorted by dotted path: numbers by their bits, so that equal numbers and
     * nothing else are equal. It is what identities and stream keys hash.
     */
    public List<String> canonical() {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> append(lines, name, value));
        return lines;
    }

    private static void append(List<String> lines, String path, Object value) {
        if (value instanceof Settings inner) {
            inner.values.forEach((name, nested) -> append(lines, path + "." + name, nested));
        } else if (value instanceof List<?> list) {
            lines.add(path + "=#" + list.size());
            for (int i = 0; i < list.size(); i++) {
                append(lines, path + "." + i, list.get(i));
            }
        } else if (value instanceof Double number) {
            lines.add(path + "=" + Long.toHexString(Double.doubleToLongBits(number)));
        } else {
            lines.add(path + "='" + value + "'");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
