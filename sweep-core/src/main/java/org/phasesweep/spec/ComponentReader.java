package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads {@code {kind: NAME, setting: value, …}} against the descriptor of that name. */
final class ComponentReader {

    private static final String KIND = "kind";

    private final NodeReader reader;
    private final Catalog catalog;
    private final Collection<String> axisNames;

    /**
     * A reader of components.
     *
     * @param axisNames names of all axes: a required setting may be given by an axis instead
     */
    ComponentReader(NodeReader reader, Catalog catalog, Collection<String> axisNames) {
        this.reader = reader;
        this.catalog = catalog;
        this.axisNames = axisNames;
    }

    /** The component; empty when there were problems with its kind. */
    Optional<Component> read(YamlNode node, Catalog.Section section) {
        String what = section.inWords();
        if (node.kind != YamlNode.Kind.MAPPING || !node.entries.containsKey(KIND)) {
            reader.problem(
                    node.place,
                    what + " must be a mapping with a kind, such as {kind: "
                            + catalog.names(section).get(0) + "}",
                    "kinds: " + String.join(", ", catalog.names(section)));
            return Optional.empty();
        }
        YamlNode kindNode = node.entries.get(KIND).value();
        String kind = reader.word(kindNode, what + " kind", catalog.names(section));
        if (kind == null) {
            return Optional.empty();
        }
        Descriptor descriptor = catalog.find(section, kind).orElseThrow();
        List<String> allowed = new ArrayList<>(List.of(KIND));
        descriptor.parameters().forEach(parameter -> allowed.add(parameter.name()));
        Map<String, YamlNode.Entry> entries = reader.mapping(node, what + " " + kind, allowed);
        return Optional.of(Component.of(descriptor, settings(node, entries, descriptor, what)));
    }

    private Settings settings(YamlNode node, Map<String, YamlNode.Entry> entries, Descriptor descriptor, String what) {
        String owner = what + " " + descriptor.name();
        Map<String, Object> values = new TreeMap<>();
        for (Parameter parameter : descriptor.parameters()) {
            YamlNode.Entry entry = entries.get(parameter.name());
            boolean onAxis = axisNames.contains(what + "." + parameter.name());
            if (entry != null) {
                Object value = value(entry.value(), parameter, owner + ": " + parameter.name());
                if (value != null) {
                    values.put(parameter.name(), value);
                }
            } else if (parameter.required() && !onAxis) {
                reader.problem(
                        node.place,
                        owner + " needs '" + parameter.name() + "': " + parameter.summary(),
                        "add " + parameter.name() + ": …");
            }
        }
        return Settings.of(values);
    }

    private Object value(YamlNode node, Parameter parameter, String what) {
        return switch (parameter.type()) {
            case NUMBER -> boxed(reader.number(node, what, parameter.range()));
            case INTEGER -> boxed(reader.whole(node, what, parameter.range()));
            case TEXT -> reader.word(node, what);
            case CHOICE -> reader.word(node, what, parameter.choices());
            case BOOLEAN -> bool(node, what);
            case NUMBER_LIST -> numbers(node, parameter, what);
            case LIST -> list(node, what);
            case MAPPING -> mapping(node, parameter, what);
        };
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private Boolean bool(YamlNode node, String what) {
        if (node.kind != YamlNode.Kind.BOOLEAN) {
            reader.wrongKind(node, what, "true or false");
            return false;
        }
        return node.text.equalsIgnoreCase("true");
    }

    private List<Double> numbers(YamlNode node, Parameter parameter, String what) {
        List<Double> values = new ArrayList<>();
        for (YamlNode item : reader.items(node, what)) {
            reader.number(item, what, parameter.range()).ifPresent(values::add);
        }
        return values;
    }

    private List<Object> list(YamlNode node, String what) {
        List<Object> values = new ArrayList<>();
        for (YamlNode item : reader.items(node, what)) {
            if (item.kind == YamlNode.Kind.NUMBER) {
                reader.number(item, what, Range.ANY).ifPresent(values::add);
            } else if (item.kind == YamlNode.Kind.WORD) {
                values.add(item.text);
            } else {
                reader.wrongKind(item, what, "numbers and words");
            }
        }
        return values;
    }

    /** Defaults are left out, so that giving one is no difference. */
    private Settings mapping(YamlNode node, Parameter parameter, String what) {
        List<String> allowed = parameter.parts().stream().map(Parameter::name).toList();
        Map<String, YamlNode.Entry> entries = reader.mapping(node, what, allowed);
        Map<String, Object> values = new TreeMap<>();
        for (Parameter part : parameter.parts()) {
            if (entries.containsKey(part.name())) {
                Object value = value(entries.get(part.name()).value(), part, what + "." + part.name());
                if (value != null && !part.isDefault(value)) {
                    values.put(part.name(), value);
                }
            }
        }
        return Settings.of(values);
    }
}
