package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.SweepSpec.Disorder;
import org.phasesweep.spec.SweepSpec.Filter;
import org.phasesweep.spec.SweepSpec.Refine;
import org.phasesweep.spec.SweepSpec.Target;

/**
 * Reads a spec (YAML 1.2). All errors are reported at once, each with its place; nothing is ignored and nothing is given
 * twice. What has a default: process (vp), disorder (shared, or what the sampler can), unit_time_limit_seconds (none), settings
 * of components.
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
    private static final Range COUNT = new Range(1, false, Integer.MAX_VALUE);
    private static final String DEFAULT_PROCESS = "vp";

    private final Catalog catalog;
    private final List<Problem> problems = new ArrayList<>();
    private final NodeReader reader = new NodeReader(problems);
    private List<Axis> axes = List.of();

    /** Names of the axes as given, also of those whose values are wrong, so that one mistake is reported once. */
    private List<String> axisNames = List.of();

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
            YamlNode node = entries.get("axes").value();
            axes = new AxesReader(reader, catalog, root).read(node);
            axisNames = List.copyOf(node.entries.keySet());
        }
        Optional<Component> process = entries.containsKey("process")
                ? component(entries, Section.PROCESS)
                : catalog.find(Section.PROCESS, DEFAULT_PROCESS).map(type -> Component.of(type, Settings.EMPTY));
        Optional<Component> model = component(entries, Section.MODEL);
        Optional<Component> sampler = component(entries, Section.SAMPLER);
        if (entries.containsKey("axes")) {
            new AxesReader(reader, catalog, root)
                    .checkSampleCount(entries.get("axes").value(), sampler.orElse(null));
        }
        model.ifPresent(known -> checkDimension(known, entries));
        model.ifPresent(known -> sampler.flatMap(chosen ->
                        catalog.refusalOfModel(atFirst(chosen, Section.SAMPLER), atFirst(known, Section.MODEL)))
                .ifPresent(reason -> reader.problem(
                        entries.get("model").value().place, reason, "change the model, or the sampler")));
        observables = observables(entries.get("observables"), sampler, model);
        int realizations = count(entries, "realizations");
        GridRulesReader rules = new GridRulesReader(reader, axes, axisNames);
        AnalysisReader analysis = new AnalysisReader(reader, axes, axisNames, numbers(observables), model);
        List<List<String>> zips = rules.zips(entries.get("zip"));
        List<Filter> filters = rules.filters(entries.get("where"));
        List<Measure> measures = analysis.measures(entries.get("analysis"), zips);
        Optional<Target> target = analysis.target(entries.get("target"), realizations);
        Optional<Refine> refine = analysis.refine(entries.get("refine"), zips);
        String name = name(entries.get("sweep"));
        long seed = entries.containsKey("seed")
                ? reader.wholeLong(entries.get("seed").value(), "seed").orElse(0)
                : 0;
        int replicas = count(entries, "replicas");
        Disorder disorder = disorder(entries.get("disorder"), sampler);
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
                measures,
                target,
                refine));
    }

    /** With the first values of its axes; the planner goes over all of them. */
    private Component atFirst(Component part, Section section) {
        String prefix = section.inWords() + ".";
        Component applied = part;
        for (Axis axis : axes) {
            if (axis.name().startsWith(prefix)) {
                String path = axis.name().substring(prefix.length());
                applied = Component.of(
                        catalog.find(section, part.kind()).orElseThrow(),
                        applied.settings().with(path, axis.values().get(0)));
            }
        }
        return applied;
    }

    private Optional<Component> component(Map<String, YamlNode.Entry> entries, Section section) {
        YamlNode.Entry entry = entries.get(section.inWords());
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

    private Disorder disorder(YamlNode.Entry entry, Optional<Component> sampler) {
        boolean sharing = sampler.isEmpty() || catalog.sharesDisorder(sampler.get());
        String word = entry == null ? null : reader.word(entry.value(), "disorder", List.of("shared", "independent"));
        if (!sharing && "shared".equals(word)) {
            reader.problem(
                    entry.value().place,
                    "sampler '" + sampler.get().kind() + "' draws every state on its own: no disorder is shared",
                    "remove disorder, or write independent");
        }
        return !sharing || "independent".equals(word) ? Disorder.INDEPENDENT : Disorder.SHARED;
    }

    private double limit(YamlNode.Entry entry) {
        return entry == null
                ? Double.POSITIVE_INFINITY
                : reader.number(entry.value(), "unit_time_limit_seconds", Range.POSITIVE)
                        .orElse(1);
    }

    private List<String> observables(YamlNode.Entry entry, Optional<Component> sampler, Optional<Component> model) {
        Set<String> names = new LinkedHashSet<>();
        if (entry == null) {
            return List.of();
        }
        for (YamlNode item : reader.items(entry.value(), "observables")) {
            String name = reader.word(item, "observable", catalog.names(Section.OBSERVABLE));
            if (name != null && !names.add(name)) {
                reader.problem(item.place, "observable '" + name + "' is given twice", "remove one of the two");
            }
            if (name != null) {
                sampler.flatMap(known -> refusal(known, model, name))
                        .ifPresent(reason -> reader.problem(item.place, reason, "remove the observable"));
            }
        }
        if (!names.isEmpty() && numbers(names).isEmpty()) {
            reader.problem(entry.value().place, "all observables are lists", "add one that is a number");
        }
        return List.copyOf(names);
    }

    private Optional<String> refusal(Component sampler, Optional<Component> model, String observable) {
        return catalog.refusal(sampler, observable)
                .or(() -> model.flatMap(known -> catalog.refusalOfObservable(sampler, known, observable)));
    }

    /** Observables that have a level, an error to reach, a crossing. */
    private List<String> numbers(Collection<String> names) {
        return names.stream().filter(name -> !catalog.isList(name)).toList();
    }
}
