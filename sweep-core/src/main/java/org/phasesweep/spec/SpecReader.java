package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.spec.SweepSpec.Disorder;
import org.phasesweep.spec.SweepSpec.Filter;
import org.phasesweep.spec.SweepSpec.Refine;
import org.phasesweep.spec.SweepSpec.Target;

/**
 * Reads a spec (YAML 1.2). All errors are reported at once, each with its place; nothing is ignored and nothing is given
 * twice. What has a default: process (vp), disorder (shared), unit_time_limit_seconds (none), settings of components.
 */
public final class SpecReader {

    private static final List<String> KEYS = List.of(
            "sweep",
            "seed",
            "process",
            "model",
            "axes",
            "zip",
            "where",
            "sampler",
            "observables",
            "realizations",
            "replicas",
            "disorder",
            "unit_time_limit_seconds",
            "analysis",
            "target",
            "refine");
    private static final List<String> REQUIRED =
            List.of("sweep", "seed", "model", "axes", "sampler", "observables", "realizations", "replicas");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern CONDITION = Pattern.compile("\\s*(\\S+)\\s*(<=|>=|==|!=|<|>)\\s*(\\S+)\\s*");
    private static final Range COUNT = new Range(1, false, Integer.MAX_VALUE);
    private static final String DEFAULT_PROCESS = "vp";

    private final Catalog catalog;
    private final List<Problem> problems = new ArrayList<>();
    private final NodeReader reader = new NodeReader(problems);
    private List<Axis> axes = List.of();
    private List<String> observables = List.of();

    private SpecReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads a spec.
     *
     * @param text YAML
     * @param file the name shown in messages
     * @param overrides {@code key=value}, the key a dotted path, the value YAML
     * @param catalog the parts that may be named
     * @throws SpecException with everything that is wrong
     */
    public static SweepSpec read(String text, String file, List<String> overrides, Catalog catalog)
            throws SpecException {
        SpecReader specReader = new SpecReader(catalog);
        Optional<SweepSpec> spec = specReader.read(text, file, overrides);
        if (spec.isEmpty() || !specReader.problems.isEmpty()) {
            specReader.problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new SpecException(specReader.problems);
        }
        return spec.get();
    }

    private Optional<SweepSpec> read(String text, String file, List<String> overrides) {
        YamlNode root = YamlParser.parse(file, text, problems);
        if (root == null) {
            if (problems.isEmpty()) {
                problems.add(new Problem(file, 0, 0, "is empty", "", "'phasesweep init' writes a spec to start from"));
            }
            return Optional.empty();
        }
        Overrides.apply(root, overrides, problems);
        Map<String, YamlNode.Entry> entries = reader.mapping(root, "a spec", KEYS);
        if (root.kind != YamlNode.Kind.MAPPING) {
            return Optional.empty();
        }
        for (String key : REQUIRED) {
            if (!root.entries.containsKey(key)) {
                reader.problem(root.place, "the spec needs '" + key + "'", "add " + key + ": …");
            }
        }
        return spec(root, entries);
    }

    private Optional<SweepSpec> spec(YamlNode root, Map<String, YamlNode.Entry> entries) {
        if (entries.containsKey("axes")) {
            axes = new AxesReader(reader, catalog, root)
                    .read(entries.get("axes").value());
        }
        Optional<Component> process = entries.containsKey("process")
                ? component(entries, Section.PROCESS)
                : catalog.find(Section.PROCESS, DEFAULT_PROCESS).map(type -> Component.of(type, Settings.EMPTY));
        Optional<Component> model = component(entries, Section.MODEL);
        Optional<Component> sampler = component(entries, Section.SAMPLER);
        model.ifPresent(known -> checkDimension(known, entries));
        observables = observables(entries.get("observables"), sampler);
        List<List<String>> zips = zips(entries.get("zip"));
        List<Filter> filters = filters(entries.get("where"));
        List<Boundary> boundaries = boundaries(entries.get("analysis"));
        Optional<Target> target = target(entries.get("target"));
        Optional<Refine> refine = refine(entries.get("refine"));
        String name = name(entries.get("sweep"));
        long seed = entries.containsKey("seed")
                ? reader.wholeLong(entries.get("seed").value(), "seed").orElse(0)
                : 0;
        int realizations = count(entries, "realizations");
        int replicas = count(entries, "replicas");
        Disorder disorder = disorder(entries.get("disorder"));
        double limit = limit(entries.get("unit_time_limit_seconds"));
        if (!problems.isEmpty() || process.isEmpty() || model.isEmpty() || sampler.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SweepSpec(
                name,
                seed,
                process.get(),
                model.get(),
                sampler.get(),
                axes,
                zips,
                filters,
                observables,
                realizations,
                replicas,
                disorder,
                limit,
                boundaries,
                target,
                refine));
    }

    private Optional<Component> component(Map<String, YamlNode.Entry> entries, Section section) {
        YamlNode.Entry entry = entries.get(section.inWords());
        List<String> axisNames = axes.stream().map(Axis::name).toList();
        return entry == null
                ? Optional.empty()
                : new ComponentReader(reader, catalog, axisNames).read(entry.value(), section);
    }

    /** A data file has its own dimension; every other model needs the axis. */
    private void checkDimension(Component model, Map<String, YamlNode.Entry> entries) {
        if (!entries.containsKey("axes") || entries.get("axes").value().kind != YamlNode.Kind.MAPPING) {
            return;
        }
        YamlNode node = entries.get("axes").value();
        YamlNode.Entry given = node.entries.get(Axis.DIMENSION);
        boolean ofFile = catalog.find(Section.MODEL, model.kind()).orElseThrow().parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("path"));
        if (ofFile && given != null) {
            reader.problem(given.keyPlace(), "the dimension is that of the data file", "remove the axis");
        }
        if (!ofFile && given == null) {
            reader.problem(node.place, "axes need 'dimension'", "add dimension: [8, 16]");
        }
    }

    private String name(YamlNode.Entry entry) {
        if (entry == null) {
            return "";
        }
        boolean plain = entry.value().kind == YamlNode.Kind.NUMBER;
        String name = plain ? entry.value().text : reader.word(entry.value(), "sweep");
        if (name != null && !NAME.matcher(name).matches()) {
            reader.problem(
                    entry.value().place,
                    "sweep '" + name + "' is no name",
                    "1 to 64 of a-z 0-9 . _ - that begin with a letter or digit");
        }
        return name;
    }

    private int count(Map<String, YamlNode.Entry> entries, String key) {
        YamlNode.Entry entry = entries.get(key);
        return entry == null ? 1 : (int) reader.whole(entry.value(), key, COUNT).orElse(1);
    }

    private Disorder disorder(YamlNode.Entry entry) {
        boolean independent = entry != null
                && "independent".equals(reader.word(entry.value(), "disorder", List.of("shared", "independent")));
        return independent ? Disorder.INDEPENDENT : Disorder.SHARED;
    }

    private double limit(YamlNode.Entry entry) {
        return entry == null
                ? Double.POSITIVE_INFINITY
                : reader.number(entry.value(), "unit_time_limit_seconds", Range.POSITIVE)
                        .orElse(1);
    }

    private List<String> observables(YamlNode.Entry entry, Optional<Component> sampler) {
        Set<String> names = new LinkedHashSet<>();
        if (entry == null) {
            return List.of();
        }
        for (YamlNode item : reader.items(entry.value(), "observables")) {
            String name = reader.word(item, "observable", catalog.names(Section.OBSERVABLE));
            if (name != null && !names.add(name)) {
                reader.problem(item.place, "observable '" + name + "' is given twice", "remove one of the two");
            }
            if (name != null && sampler.isPresent()) {
                catalog.refusal(sampler.get().kind(), name)
                        .ifPresent(reason -> reader.problem(item.place, reason, "remove the observable"));
            }
        }
        return List.copyOf(names);
    }

    private List<List<String>> zips(YamlNode.Entry entry) {
        List<List<String>> zips = new ArrayList<>();
        if (entry == null) {
            return zips;
        }
        Set<String> used = new LinkedHashSet<>();
        for (YamlNode group : reader.items(entry.value(), "zip")) {
            List<String> names = new ArrayList<>();
            for (YamlNode item : reader.items(group, "a group of zip")) {
                String name =
                        reader.word(item, "axis", axes.stream().map(Axis::name).toList());
                if (name != null && !used.add(name)) {
                    reader.problem(item.place, "axis '" + name + "' is zipped twice", "remove one of the two");
                } else if (name != null) {
                    names.add(name);
                }
            }
            checkLengths(group, names);
            zips.add(names);
        }
        return zips;
    }

    private void checkLengths(YamlNode group, List<String> names) {
        List<Axis> zipped =
                axes.stream().filter(axis -> names.contains(axis.name())).toList();
        long lengths =
                zipped.stream().map(axis -> axis.values().size()).distinct().count();
        if (lengths > 1) {
            List<String> sizes = zipped.stream()
                    .map(axis -> axis.name() + " has " + axis.values().size())
                    .toList();
            reader.problem(group.place, "zipped axes must have equally many values: " + String.join(", ", sizes), "");
        }
        if (group.items.size() == 1) {
            reader.problem(group.place, "zip needs at least two axes in a group", "add one or remove the group");
        }
    }

    private List<Filter> filters(YamlNode.Entry entry) {
        List<Filter> filters = new ArrayList<>();
        if (entry == null) {
            return filters;
        }
        for (YamlNode item : reader.items(entry.value(), "where")) {
            Matcher matcher = CONDITION.matcher(item.text);
            if (item.kind != YamlNode.Kind.WORD || !matcher.matches()) {
                reader.problem(
                        item.place, "where takes conditions, not " + item.shown(), "write sample_count <= 20000");
                continue;
            }
            Filter filter = new Filter(matcher.group(1), matcher.group(2), matcher.group(3));
            if (side(item, filter.left()) && side(item, filter.right())) {
                filters.add(filter);
            }
        }
        return filters;
    }

    private boolean side(YamlNode item, String side) {
        List<String> columns = new ArrayList<>(Axis.STANDARD);
        axes.stream().map(Axis::name).filter(name -> !columns.contains(name)).forEach(columns::add);
        if (columns.contains(side)) {
            return true;
        }
        try {
            if (Double.isFinite(Double.parseDouble(side))) {
                return true;
            }
        } catch (NumberFormatException e) {
            reader.problem(item.place, "'" + side + "' is neither a number nor an axis", Suggestion.of(side, columns));
            return false;
        }
        reader.problem(item.place, "'" + side + "' is not finite", "");
        return false;
    }

    private List<Boundary> boundaries(YamlNode.Entry entry) {
        List<Boundary> boundaries = new ArrayList<>();
        if (entry == null) {
            return boundaries;
        }
        for (YamlNode item : reader.items(entry.value(), "analysis")) {
            Map<String, YamlNode.Entry> keys = reader.mapping(item, "an item of analysis", List.of("boundary"));
            if (keys.containsKey("boundary")) {
                YamlNode node = keys.get("boundary").value();
                List<String> allowed = List.of("observable", "level", "along");
                boundary(node, reader.mapping(node, "boundary", allowed), "boundary")
                        .ifPresent(boundaries::add);
            }
        }
        return boundaries;
    }

    private Optional<Boundary> boundary(YamlNode node, Map<String, YamlNode.Entry> keys, String what) {
        if (!complete(node, keys, what, List.of("observable", "level", "along"))) {
            return Optional.empty();
        }
        String observable = reader.word(keys.get("observable").value(), what + " observable", observables);
        OptionalDouble level = reader.number(keys.get("level").value(), what + " level", Range.ANY);
        YamlNode alongNode = keys.get("along").value();
        String along = reader.word(
                alongNode, what + " axis", axes.stream().map(Axis::name).toList());
        if (observable == null || along == null || level.isEmpty()) {
            return Optional.empty();
        }
        if (axes.stream()
                .anyMatch(axis -> axis.name().equals(along) && axis.values().size() < 2)) {
            reader.problem(alongNode.place, "axis '" + along + "' has one value, a crossing needs two or more", "");
        }
        return Optional.of(new Boundary(observable, level.getAsDouble(), along));
    }

    private boolean complete(YamlNode node, Map<String, YamlNode.Entry> keys, String what, List<String> needed) {
        List<String> missing =
                needed.stream().filter(key -> !node.entries.containsKey(key)).toList();
        if (!missing.isEmpty() && node.kind == YamlNode.Kind.MAPPING) {
            reader.problem(node.place, what + " needs " + String.join(", ", missing), "");
        }
        return keys.keySet().containsAll(needed);
    }

    private Optional<Target> target(YamlNode.Entry entry) {
        if (entry == null) {
            return Optional.empty();
        }
        List<String> allowed = new ArrayList<>(observables);
        allowed.add("max_realizations");
        YamlNode node = entry.value();
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "target", allowed);
        if (!complete(node, keys, "target", List.of("max_realizations"))) {
            return Optional.empty();
        }
        int most = (int) reader.whole(keys.get("max_realizations").value(), "max_realizations", COUNT)
                .orElse(1);
        Map<String, Double> errors = new TreeMap<>();
        keys.forEach((key, value) -> {
            if (!key.equals("max_realizations")) {
                Map<String, YamlNode.Entry> inner = reader.mapping(value.value(), "target " + key, List.of("stderr"));
                if (complete(value.value(), inner, "target " + key, List.of("stderr"))) {
                    reader.number(inner.get("stderr").value(), "stderr", Range.POSITIVE)
                            .ifPresent(error -> errors.put(key, error));
                }
            }
        });
        return Optional.of(new Target(errors, most));
    }

    private Optional<Refine> refine(YamlNode.Entry entry) {
        if (entry == null) {
            return Optional.empty();
        }
        YamlNode node = entry.value();
        List<String> allowed = List.of("observable", "level", "tolerance", "along");
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "refine", allowed);
        Optional<Boundary> boundary = boundary(node, keys, "refine");
        if (!complete(node, keys, "refine", List.of("tolerance"))) {
            return Optional.empty();
        }
        OptionalDouble tolerance = reader.number(keys.get("tolerance").value(), "refine tolerance", Range.POSITIVE);
        return boundary.map(known -> new Refine(known, tolerance.orElse(1)));
    }
}
