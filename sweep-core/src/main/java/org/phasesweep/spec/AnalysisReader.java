package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.phasesweep.spec.Measure.Classes;
import org.phasesweep.spec.Measure.Speciation;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.spec.SweepSpec.Refine;
import org.phasesweep.spec.SweepSpec.Target;

/** Reads {@code analysis}, {@code target} and {@code refine}: what is made of the samples. */
final class AnalysisReader {

    private final NodeReader reader;
    private final List<Axis> axes;
    private final List<String> axisNames;
    private final List<String> observables;
    private final Optional<Component> model;

    AnalysisReader(
            NodeReader reader,
            List<Axis> axes,
            List<String> axisNames,
            List<String> observables,
            Optional<Component> model) {
        this.reader = reader;
        this.axes = axes;
        this.axisNames = axisNames;
        this.observables = observables;
        this.model = model;
    }

    List<Measure> measures(YamlNode.Entry entry, List<List<String>> zips) {
        List<Measure> measures = new ArrayList<>();
        if (entry == null) {
            return measures;
        }
        MeasureReader others = new MeasureReader(reader, axes, axisNames, observables, zips);
        for (YamlNode item : reader.items(entry.value(), "analysis")) {
            Map<String, YamlNode.Entry> keys = reader.mapping(item, "an item of analysis", MeasureReader.KINDS);
            if (item.kind == YamlNode.Kind.MAPPING && item.entries.isEmpty()) {
                reader.problem(
                        item.place,
                        "an item of analysis is empty",
                        "write one of " + String.join(", ", MeasureReader.KINDS) + " in it, or remove it");
            }
            keys.forEach((kind, value) -> measure(kind, value.value(), others).ifPresent(measures::add));
        }
        return measures;
    }

    private Optional<? extends Measure> measure(String kind, YamlNode node, MeasureReader others) {
        return switch (kind) {
            case "boundary" -> boundary(node);
            case "speciation" -> speciation(node);
            default -> others.measure(kind, node);
        };
    }

    private Optional<Speciation> speciation(YamlNode node) {
        List<String> needed = List.of("classes");
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "speciation", needed);
        if (!reader.complete(node, keys, "speciation", needed)) {
            return Optional.empty();
        }
        YamlNode value = keys.get("classes").value();
        List<String> words =
                Arrays.stream(Classes.values()).map(Classes::inWords).toList();
        String word = reader.word(value, "speciation classes", words);
        Optional<Speciation> asked =
                Optional.ofNullable(word).map(known -> new Speciation(Classes.valueOf(known.toUpperCase(Locale.ROOT))));
        asked.ifPresent(known -> checkRows(known, node, value));
        return asked;
    }

    /** The rows of a file are looked at, and for pairs its labels. */
    private void checkRows(Speciation asked, YamlNode node, YamlNode classes) {
        Settings settings = model.map(Component::settings).orElse(Settings.EMPTY);
        if (model.isPresent() && !settings.has("path")) {
            reader.problem(
                    node.place,
                    "speciation is measured on the rows of a data file, model '"
                            + model.get().kind() + "' reads none",
                    "take model: {kind: dataset, path: …}, or remove it");
        } else if (model.isPresent() && asked.classes() == Classes.PAIRS && !settings.has("labels")) {
            reader.problem(
                    classes.place,
                    "speciation of pairs needs the classes of the rows, the model names no column of labels",
                    "add labels: last, first or the column's name to the model, or write classes: none");
        }
    }

    private Optional<Boundary> boundary(YamlNode node) {
        List<String> allowed = List.of("observable", "level", "along");
        return boundary(node, reader.mapping(node, "boundary", allowed), "boundary");
    }

    private Optional<Boundary> boundary(YamlNode node, Map<String, YamlNode.Entry> keys, String what) {
        if (!reader.complete(node, keys, what, List.of("observable", "level", "along"))) {
            return Optional.empty();
        }
        String observable = observable(keys.get("observable").value(), what + " observable");
        OptionalDouble level = reader.number(keys.get("level").value(), what + " level", Range.ANY);
        YamlNode alongNode = keys.get("along").value();
        String along = axisNames.isEmpty()
                ? reader.word(alongNode, what + " axis")
                : reader.word(alongNode, what + " axis", axisNames);
        if (observable == null || along == null || level.isEmpty()) {
            return Optional.empty();
        }
        if (axes.stream()
                .anyMatch(axis -> axis.name().equals(along) && axis.values().size() < 2)) {
            reader.problem(alongNode.place, "axis '" + along + "' has one value, a crossing needs two or more", "");
        }
        return Optional.of(new Boundary(observable, level.getAsDouble(), along));
    }

    Optional<Target> target(YamlNode.Entry entry, int realizations) {
        if (entry == null) {
            return Optional.empty();
        }
        List<String> allowed = new ArrayList<>(observables);
        allowed.add("max_realizations");
        YamlNode node = entry.value();
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "target", allowed);
        if (!reader.complete(node, keys, "target", List.of("max_realizations"))) {
            return Optional.empty();
        }
        Range fromFirstRound = new Range(realizations, false, Integer.MAX_VALUE);
        int most = (int) reader.whole(keys.get("max_realizations").value(), "max_realizations", fromFirstRound)
                .orElse(realizations);
        Map<String, Double> errors = new TreeMap<>();
        keys.forEach((key, value) -> {
            if (!key.equals("max_realizations")) {
                Map<String, YamlNode.Entry> inner = reader.mapping(value.value(), "target " + key, List.of("stderr"));
                if (reader.complete(value.value(), inner, "target " + key, List.of("stderr"))) {
                    reader.number(inner.get("stderr").value(), "stderr", Range.POSITIVE)
                            .ifPresent(error -> errors.put(key, error));
                }
            }
        });
        if (keys.size() == 1) {
            reader.problem(node.place, "target names no observable", "add participation_ratio: {stderr: 0.01}");
        }
        return Optional.of(new Target(errors, most));
    }

    Optional<Refine> refine(YamlNode.Entry entry, List<List<String>> zips) {
        if (entry == null) {
            return Optional.empty();
        }
        YamlNode node = entry.value();
        List<String> allowed = List.of("observable", "level", "tolerance", "along");
        Map<String, YamlNode.Entry> keys = reader.mapping(node, "refine", allowed);
        Optional<Boundary> boundary = boundary(node, keys, "refine");
        if (!reader.complete(node, keys, "refine", List.of("tolerance"))) {
            return Optional.empty();
        }
        boundary.ifPresent(known -> refuseZipped(keys.get("along").value(), known.along(), zips));
        OptionalDouble tolerance = reader.number(keys.get("tolerance").value(), "refine tolerance", Range.POSITIVE);
        return boundary.map(known -> new Refine(known, tolerance.orElse(1)));
    }

    private void refuseZipped(YamlNode node, String along, List<List<String>> zips) {
        if (zips.stream().anyMatch(zip -> zip.contains(along))) {
            reader.problem(
                    node.place,
                    "refine adds values to axis '" + along + "', which is zipped with others",
                    "refine along an axis that is not zipped");
        }
    }

    /** One of the spec's observables; any word where these are wrong themselves. */
    private String observable(YamlNode node, String what) {
        return observables.isEmpty() ? reader.word(node, what) : reader.word(node, what, observables);
    }
}
