package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A chosen part and its settings, as in {@code model: {kind: gaussian, variance: 1.0}}.
 *
 * @param kind the descriptor's name
 * @param settings all settings, defaults filled in
 * @param identity the settings that decide the numbers: those that differ from their default and are
 *     {@link Parameter#inIdentity}. A default given explicitly is no difference, and a parameter added to a later version
 *     with a neutral default changes no identity.
 */
public record Component(String kind, Settings settings, Settings identity) {

    public Component {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(identity);
    }

    /** A component of this descriptor with the given settings; defaults are filled in. */
    public static Component of(Descriptor descriptor, Settings given) {
        Settings all = given;
        TreeMap<String, Object> kept = new TreeMap<>(given.asMap());
        for (Parameter parameter : descriptor.parameters()) {
            Object defaultValue = parameter.defaultValue();
            if (!given.has(parameter.name()) && defaultValue != null) {
                all = all.with(parameter.name(), defaultValue);
            }
            if (!parameter.inIdentity() || isDefault(given, parameter)) {
                kept.remove(parameter.name());
            }
        }
        return new Component(descriptor.name(), all, Settings.of(kept));
    }

    private static boolean isDefault(Settings given, Parameter parameter) {
        return given.has(parameter.name()) && parameter.isDefault(given.value(parameter.name()));
    }

    /** The canonical lines of kind and identity, each under the prefix; see {@link Settings#canonical()}. */
    public List<String> canonical(String prefix) {
        List<String> lines = new ArrayList<>();
        lines.add(prefix + "=" + kind);
        identity.canonical().forEach(line -> lines.add(prefix + "." + line));
        return lines;
    }
}
