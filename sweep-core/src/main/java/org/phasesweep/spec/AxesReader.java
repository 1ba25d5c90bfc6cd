package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads {@code axes}: lists of values and ranges, under the rules of each axis. */
final class AxesReader {

    private static final List<String> RANGE_KEYS = List.of("from", "to", "count", "scale", "values");

    /** A block of data rows then still fits into one array. */
    private static final int MOST_DIMENSIONS = 1 << 20;

    private static final int MOST_VALUES = 1_000_000;
    private static final List<Catalog.Section> WITH_SETTINGS =
            List.of(Catalog.Section.PROCESS, Catalog.Section.MODEL, Catalog.Section.SAMPLER);

    private final NodeReader reader;
    private final Catalog catalog;
    private final YamlNode root;

    AxesReader(NodeReader reader, Catalog catalog, YamlNode root) {
        this.reader = reader;
        this.catalog = catalog;
        this.root = root;
    }

    /** What the values of an axis must be. */
    private record Rule(Range range, boolean whole) {}

    List<Axis> read(YamlNode node) {
        List<Axis> axes = new ArrayList<>();
        if (node.kind != YamlNode.Kind.MAPPING) {
            reader.wrongKind(
                    node, "axes", "a mapping such as {dimension: [8, 16], load: {from: 0.1, to: 1, count: 10}}");
            return axes;
        }
        node.entries.forEach((name, entry) -> rule(name, entry)
                .flatMap(rule -> axis(name, entry.value(), rule))
                .ifPresent(axes::add));
        notBoth(node, Axis.LOAD, Axis.SAMPLE_COUNT);
        notBoth(node, Axis.TEMPERATURE, Axis.TIME);
        needOne(node, Axis.TEMPERATURE, Axis.TIME);
        return axes;
    }

    /**
     * Checks that the number of data points is given where the sampler draws data, and is not where it does not.
     *
     * @param sampler null when it is wrong itself
     */
    void checkSampleCount(YamlNode node, Component sampler) {
        if (node.kind != YamlNode.Kind.MAPPING) {
            return;
        }
        if (sampler == null || catalog.usesSampleCount(sampler)) {
            needOne(node, Axis.LOAD, Axis.SAMPLE_COUNT);
            return;
        }
        for (String name : List.of(Axis.LOAD, Axis.SAMPLE_COUNT)) {
            if (node.entries.containsKey(name)) {
                reader.problem(
                        node.entries.get(name).keyPlace(),
                        "sampler '" + sampler.kind() + "' draws no data set: it is the limit of infinitely many points",
                        "remove '" + name + "', or choose another sampler");
            }
        }
    }

    private void needOne(YamlNode node, String one, String other) {
        if (!node.entries.containsKey(one) && !node.entries.containsKey(other)) {
            reader.problem(node.place, "axes need '" + one + "' or '" + other + "'", "add one of the two");
        }
    }

    private void notBoth(YamlNode node, String one, String other) {
        YamlNode.Entry first = node.entries.get(one);
        YamlNode.Entry second = node.entries.get(other);
        if (first != null && second != null) {
            boolean inOrder = first.keyPlace().line() < second.keyPlace().line()
                    || (first.keyPlace().line() == second.keyPlace().line()
                            && first.keyPlace().column() < second.keyPlace().column());
            YamlNode.Entry later = inOrder ? second : first;
            reader.problem(
                    later.keyPlace(), "axes have both '" + one + "' and '" + other + "'", "remove one of the two");
        }
    }

    private Optional<Rule> rule(String name, YamlNode.Entry entry) {
        return switch (name) {
            case Axis.DIMENSION -> Optional.of(new Rule(new Range(1, false, MOST_DIMENSIONS), true));
            case Axis.SAMPLE_COUNT -> Optional.of(new Rule(Range.FROM_ONE, true));
            case Axis.LOAD -> Optional.of(new Rule(Range.NON_NEGATIVE, false));
            case Axis.TEMPERATURE, Axis.TIME -> Optional.of(new Rule(Range.POSITIVE, false));
            default -> settingRule(name, entry);
        };
    }

    /** The rule of a dotted path: that of the setting it names. */
    private Optional<Rule> settingRule(String name, YamlNode.Entry entry) {
        for (Catalog.Section section : WITH_SETTINGS) {
            String prefix = section.inWords() + ".";
            if (name.startsWith(prefix)) {
                return settingRule(section, name, name.substring(prefix.length()), entry);
            }
        }
        reader.problem(entry.keyPlace(), "there is no axis '" + name + "'", Suggestion.of(name, axisNames()));
        return Optional.empty();
    }

    private Optional<Rule> settingRule(Catalog.Section section, String name, String path, YamlNode.Entry entry) {
        String owner = section.inWords();
        YamlNode.Entry component = root.entries.get(owner);
        YamlNode.Entry kind =
                component == null ? null : component.value().entries.get("kind");
        Optional<Descriptor> descriptor = kind == null ? Optional.empty() : catalog.find(section, kind.value().text);
        if (descriptor.isEmpty()) {
            return Optional.of(new Rule(Range.ANY, false));
        }
        if (given(component.value(), path)) {
            reader.problem(
                    entry.keyPlace(),
                    "'" + name + "' is both an axis and a setting of " + owner,
                    "remove one of the two");
        }
        return numericSetting(descriptor.get(), path, name, entry);
    }

    private static boolean given(YamlNode component, String path) {
        YamlNode node = component;
        for (String part : path.split("\\.", -1)) {
            if (!node.entries.containsKey(part)) {
                return false;
            }
            node = node.entries.get(part).value();
        }
        return true;
    }

    private Optional<Rule> numericSetting(Descriptor descriptor, String path, String name, YamlNode.Entry entry) {
        List<String> numeric = new ArrayList<>();
        for (Parameter parameter : descriptor.parameters()) {
            boolean whole = parameter.type() == Parameter.Type.INTEGER;
            if (parameter.type() == Parameter.Type.NUMBER || whole) {
                numeric.add(parameter.name());
                if (parameter.name().equals(path)) {
                    return Optional.of(new Rule(parameter.range(), whole));
                }
            }
        }
        reader.problem(
                entry.keyPlace(),
                "'" + name + "' is no numeric setting of " + descriptor.name(),
                Suggestion.of(path, numeric));
        return Optional.empty();
    }

    private List<String> axisNames() {
        List<String> names = new ArrayList<>(Axis.STANDARD);
        for (Catalog.Section section : WITH_SETTINGS) {
            String owner = section.inWords();
            YamlNode.Entry component = root.entries.get(owner);
            if (component != null && component.value().entries.containsKey("kind")) {
                catalog.find(section, component.value().entries.get("kind").value().text).stream()
                        .flatMap(descriptor -> descriptor.parameters().stream())
                        .filter(parameter -> parameter.type() == Parameter.Type.NUMBER)
                        .forEach(parameter -> names.add(owner + "." + parameter.name()));
            }
        }
        return names;
    }

    private Optional<Axis> axis(String name, YamlNode node, Rule rule) {
        String what = "axis " + name;
        if (node.kind == YamlNode.Kind.NUMBER) {
            return one(node, what, rule).stream()
                    .mapToObj(v -> new Axis(name, List.of(v), false))
                    .findFirst();
        }
        if (node.kind == YamlNode.Kind.SEQUENCE) {
            return list(name, node, rule).map(values -> new Axis(name, values, false));
        }
        Map<String, YamlNode.Entry> entries = reader.mapping(node, what, RANGE_KEYS);
        boolean logarithmic = entries.containsKey("scale")
                && "log".equals(reader.word(entries.get("scale").value(), what + " scale", List.of("linear", "log")));
        if (entries.containsKey("values")) {
            return list(name, entries.get("values").value(), rule).map(values -> new Axis(name, values, logarithmic));
        }
        return node.kind == YamlNode.Kind.MAPPING ? range(name, node, entries, rule, logarithmic) : Optional.empty();
    }

    private OptionalDouble one(YamlNode node, String what, Rule rule) {
        return rule.whole() ? reader.whole(node, what, rule.range()) : reader.number(node, what, rule.range());
    }

    private Optional<List<Double>> list(String name, YamlNode node, Rule rule) {
        Set<Double> values = new LinkedHashSet<>();
        for (YamlNode item : reader.items(node, "axis " + name)) {
            OptionalDouble value = one(item, "axis " + name, rule);
            if (value.isPresent() && !values.add(value.getAsDouble())) {
                reader.problem(item.place, "axis " + name + " has " + item.text + " twice", "remove one of the two");
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(values));
    }

    private Optional<Axis> range(
            String name, YamlNode node, Map<String, YamlNode.Entry> entries, Rule rule, boolean logarithmic) {
        String what = "axis " + name;
        for (String key : List.of("from", "to", "count")) {
            if (!entries.containsKey(key)) {
                reader.problem(node.place, what + " needs '" + key + "'", "a range is {from: 0.1, to: 1, count: 10}");
                return Optional.empty();
            }
        }
        OptionalDouble from = reader.number(entries.get("from").value(), what + " from", rule.range());
        OptionalDouble to = reader.number(entries.get("to").value(), what + " to", rule.range());
        OptionalDouble count =
                reader.whole(entries.get("count").value(), what + " count", new Range(1, false, MOST_VALUES));
        if (from.isEmpty() || to.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        double first = from.getAsDouble();
        double last = to.getAsDouble();
        if (count.getAsDouble() == 1 && first != last) {
            reader.problem(
                    entries.get("count").value().place, what + " has count 1 but from and to differ", "raise count");
            return Optional.empty();
        }
        if (count.getAsDouble() > 1 && first == last) {
            reader.problem(node.place, what + " has from equal to to but count above 1", "set count: 1");
            return Optional.empty();
        }
        if (logarithmic && !(first > 0 && last > 0)) {
            reader.problem(node.place, what + " has scale log, so from and to must be > 0", "use scale: linear");
            return Optional.empty();
        }
        return Optional.of(
                new Axis(name, values(first, last, (int) count.getAsDouble(), rule, logarithmic), logarithmic));
    }

    /** Ends exact, inner values to 12 significant digits; whole axes rounded half up, repeats dropped. */
    private static List<Double> values(double from, double to, int count, Rule rule, boolean logarithmic) {
        Set<Double> values = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            double share = (double) i / (count - 1);
            double value = i == 0 ? from : i == count - 1 ? to : Axis.between(from, to, share, logarithmic);
            values.add(rule.whole() ? StrictMath.floor(value + 0.5) : value);
        }
        return List.copyOf(values);
    }
}
