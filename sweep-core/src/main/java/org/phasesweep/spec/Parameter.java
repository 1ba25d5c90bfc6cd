package org.phasesweep.spec;

import java.util.List;
import java.util.Objects;

/**
 * One setting of a {@link Descriptor}: its type, range, default and meaning.
 *
 * @param name the key in the spec
 * @param type what a value must be
 * @param defaultValue the value when the key is absent ({@code Double}, {@code String}, {@code Boolean}, {@code List} or
 *     {@link Settings}); null when there is none
 * @param required whether the key must be given
 * @param range the values a number (each number of a list) may take
 * @param choices the words a {@link Type#CHOICE} may take
 * @param inIdentity whether the value is part of the identity of what is computed; a file's path is not, its checksum is
 * @param parts the settings within a {@link Type#MAPPING}
 * @param summary one line: meaning and unit
 */
public record Parameter(
        String name,
        Type type,
        Object defaultValue,
        boolean required,
        Range range,
        List<String> choices,
        boolean inIdentity,
        List<Parameter> parts,
        String summary) {

    /** What the value of a setting must be. */
    public enum Type {
        NUMBER,
        INTEGER,
        TEXT,
        BOOLEAN,
        CHOICE,
        NUMBER_LIST,
        /** Numbers and words. */
        LIST,
        /** Settings within a setting. */
        MAPPING
    }

    public Parameter {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        choices = List.copyOf(choices);
        parts = List.copyOf(parts);
    }

    /** A finite real number within the range, required unless {@link #withDefault} is called. */
    public static Parameter number(String name, Range range, String summary) {
        return new Parameter(name, Type.NUMBER, null, true, range, List.of(), true, List.of(), summary);
    }

    /** A whole number within the range. */
    public static Parameter integer(String name, Range range, String summary) {
        return new Parameter(name, Type.INTEGER, null, true, range, List.of(), true, List.of(), summary);
    }

    /** A non-empty list of finite numbers, each within the range. */
    public static Parameter numbers(String name, Range range, String summary) {
        return new Parameter(name, Type.NUMBER_LIST, null, true, range, List.of(), true, List.of(), summary);
    }

    /** Any text. */
    public static Parameter text(String name, String summary) {
        return new Parameter(name, Type.TEXT, null, true, Range.ANY, List.of(), true, List.of(), summary);
    }

    /** One of the given words. */
    public static Parameter choice(String name, List<String> choices, String summary) {
        return new Parameter(name, Type.CHOICE, null, true, Range.ANY, choices, true, List.of(), summary);
    }

    /** True or false. */
    public static Parameter bool(String name, String summary) {
        return new Parameter(name, Type.BOOLEAN, null, true, Range.ANY, List.of(), true, List.of(), summary);
    }

    /** A non-empty list of numbers and words. */
    public static Parameter list(String name, String summary) {
        return new Parameter(name, Type.LIST, null, true, Range.ANY, List.of(), true, List.of(), summary);
    }

    /** Settings within a setting. */
    public static Parameter mapping(String name, List<Parameter> parts, String summary) {
        return new Parameter(name, Type.MAPPING, null, true, Range.ANY, List.of(), true, parts, summary);
    }

    /** The same parameter, optional, with a default. */
    public Parameter withDefault(Object value) {
        return new Parameter(name, type, value, false, range, choices, inIdentity, parts, summary);
    }

    /** The same parameter, optional, absent by default. */
    public Parameter optional() {
        return new Parameter(name, type, null, false, range, choices, inIdentity, parts, summary);
    }

    /** The same parameter, left out of the identity of the numbers (a path: the file's checksum stands for it). */
    public Parameter outsideIdentity() {
        return new Parameter(name, type, defaultValue, required, range, choices, false, parts, summary);
    }

    /** Whether a value is the default, so that giving it is no difference. */
    boolean isDefault(Object value) {
        return defaultValue != null && Settings.normal(defaultValue).equals(Settings.normal(value));
    }
}
