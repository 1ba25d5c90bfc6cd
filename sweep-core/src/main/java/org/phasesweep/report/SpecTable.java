package org.phasesweep.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.SweepSpec;

/** What was run, in words. */
final class SpecTable {

    private static final int MOST_VALUES = 12;

    private SpecTable() {}

    static Markup of(SweepPlan plan) {
        SweepSpec spec = plan.spec();
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("data", component(spec.model()));
        pairs.put("forward process", component(spec.process()));
        pairs.put("states", component(spec.sampler()));
        spec.axes().forEach(axis -> pairs.put(Labels.axis(axis.name()), values(axis)));
        putRules(pairs, spec);
        pairs.put("points of the grid", points(plan));
        pairs.put(
                "statistics",
                Sentences.count(spec.realizations(), "realization") + " of the data × "
                        + Sentences.count(spec.replicas(), "replica") + " of the noise");
        pairs.put("observables", String.join(", ", spec.observables()));
        pairs.put("seed", Long.toString(spec.seed()));
        return Tables.pairs(pairs);
    }

    private static void putRules(Map<String, String> pairs, SweepSpec spec) {
        if (!spec.zips().isEmpty()) {
            Stream<String> zips = spec.zips().stream().map(zip -> String.join(", ", zip));
            pairs.put("advance together", zips.collect(Collectors.joining("; ")));
        }
        if (!spec.filters().isEmpty()) {
            Stream<String> filters = spec.filters().stream()
                    .map(filter -> filter.left() + " " + filter.operator() + " " + filter.right());
            pairs.put("only where", filters.collect(Collectors.joining(" and ")));
        }
    }

    private static String points(SweepPlan plan) {
        String slices = Sentences.count(plan.slices().size(), "slice");
        return plan.points().size() + " in " + slices
                + (plan.spec().disorder() == SweepSpec.Disorder.SHARED
                        ? "; points of a slice share their disorder"
                        : "; no two points share their disorder");
    }

    private static String component(Component component) {
        String settings = component.settings().asMap().entrySet().stream()
                .map(entry -> entry.getKey() + " " + setting(entry.getValue()))
                .collect(Collectors.joining(", "));
        return component.kind() + (settings.isEmpty() ? "" : " (" + settings + ")");
    }

    private static String setting(Object value) {
        return value instanceof Double number ? Digits.plain(number) : value.toString();
    }

    private static String values(Axis axis) {
        List<Double> values = axis.values();
        String scale = axis.logarithmic() ? ", logarithmic" : "";
        return values.size() <= MOST_VALUES
                ? values.stream().map(Digits::plain).collect(Collectors.joining(", ")) + scale
                : values.size() + " values from " + Digits.plain(values.get(0)) + " to "
                        + Digits.plain(values.get(values.size() - 1)) + scale;
    }
}
