package org.phasesweep.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.phasesweep.spec.Measure.Exponent;
import org.phasesweep.spec.Measure.Extremum;
import org.phasesweep.spec.Measure.OfCurves;
import org.phasesweep.spec.Measure.ScalingCollapse;
import org.phasesweep.spec.Measure.SizeCrossing;
import org.phasesweep.spec.Measure.Speciation;
import org.phasesweep.spec.SweepSpec.Boundary;
import org.phasesweep.spec.SweepSpec.Filter;

/** Writes a spec with everything resolved: read again it is the same spec, number for number. */
public final class SpecWriter {

    private SpecWriter() {}

    /** The YAML of {@code sweep.resolved.yaml}. */
    public static String write(SweepSpec spec) {
        StringBuilder yaml = new StringBuilder();
        line(yaml, "sweep", quoted(spec.name()));
        line(yaml, "seed", Long.toString(spec.seed()));
        line(yaml, "process", component(spec.process(), "process", spec.axes()));
        line(yaml, "model", component(spec.model(), "model", spec.axes()));
        yaml.append("axes:\n");
        spec.axes().forEach(axis -> line(yaml.append("  "), axis.name(), axis(axis)));
        if (!spec.zips().isEmpty()) {
            line(yaml, "zip", value(spec.zips()));
        }
        if (!spec.filters().isEmpty()) {
            line(
                    yaml,
                    "where",
                    value(spec.filters().stream().map(SpecWriter::filter).toList()));
        }
        line(yaml, "sampler", component(spec.sampler(), "sampler", spec.axes()));
        line(yaml, "observables", value(spec.observables()));
        line(yaml, "realizations", Integer.toString(spec.realizations()));
        line(yaml, "replicas", Integer.toString(spec.replicas()));
        line(yaml, "disorder", spec.disorder() == SweepSpec.Disorder.SHARED ? "shared" : "independent");
        if (Double.isFinite(spec.unitTimeLimitSeconds())) {
            line(yaml, "unit_time_limit_seconds", number(spec.unitTimeLimitSeconds()));
        }
        afterwards(yaml, spec);
        return yaml.toString();
    }

    /** What does not touch the samples. */
    private static void afterwards(StringBuilder yaml, SweepSpec spec) {
        if (!spec.measures().isEmpty()) {
            String items =
                    spec.measures().stream().map(SpecWriter::measure).collect(Collectors.joining(", ", "[", "]"));
            line(yaml, "analysis", items);
        }
        spec.target().ifPresent(target -> {
            StringBuilder errors = new StringBuilder("{");
            target.standardErrors()
                    .forEach((name, error) -> errors.append(name)
                            .append(": {stderr: ")
                            .append(number(error))
                            .append("}, "));
            line(yaml, "target", errors.append("max_realizations: ").append(target.maxRealizations()) + "}");
        });
        spec.refine()
                .ifPresent(refine -> line(
                        yaml,
                        "refine",
                        "{" + boundary(refine.boundary()) + ", tolerance: " + number(refine.tolerance()) + "}"));
    }

    private static void line(StringBuilder yaml, String key, String value) {
        yaml.append(key).append(": ").append(value).append('\n');
    }

    /** Without the settings that an axis gives: their defaults would be read as given twice. */
    private static String component(Component component, String owner, List<Axis> axes) {
        Map<String, Object> settings = new TreeMap<>(component.settings().asMap());
        axes.stream()
                .map(Axis::name)
                .filter(name -> name.startsWith(owner + "."))
                .forEach(name -> settings.remove(name.substring(owner.length() + 1)));
        return component(component.kind(), Settings.of(settings));
    }

    /** One line of YAML. */
    static String component(String kind, Settings settings) {
        StringBuilder text = new StringBuilder("{kind: ").append(kind);
        settings.asMap()
                .forEach((name, value) ->
                        text.append(", ").append(name).append(": ").append(value(value)));
        return text.append('}').toString();
    }

    private static String axis(Axis axis) {
        String values = value(axis.values());
        return axis.logarithmic() ? "{values: " + values + ", scale: log}" : values;
    }

    private static String filter(Filter filter) {
        return filter.left() + " " + filter.operator() + " " + filter.right();
    }

    private static String measure(Measure measure) {
        return measure instanceof Speciation speciation
                ? "{speciation: {classes: " + speciation.classes().inWords() + "}}"
                : ofCurves((OfCurves) measure);
    }

    private static String ofCurves(OfCurves measure) {
        Map<String, String> keys = new LinkedHashMap<>();
        String kind = keys(measure, keys);
        return keys.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(
                        ", ",
                        "{" + kind + ": {observable: " + measure.observable() + ", along: " + measure.along() + ", ",
                        "}}"));
    }

    /** Puts the keys that only some measures have, and returns the name of the kind. */
    private static String keys(OfCurves measure, Map<String, String> keys) {
        if (measure instanceof Boundary boundary) {
            keys.put("level", number(boundary.level()));
            return "boundary";
        }
        if (measure instanceof SizeCrossing crossing) {
            keys.put("size", crossing.size());
            return "crossing";
        }
        if (measure instanceof ScalingCollapse collapse) {
            keys.put("size", collapse.size());
            collapse.options().forEach((key, value) -> value.ifPresent(known -> keys.put(key, number(known))));
            return "collapse";
        }
        if (measure instanceof Exponent exponent) {
            keys.put("critical", number(exponent.critical()));
            keys.put("side", exponent.side().inWords());
            exponent.limits().forEach((key, value) -> value.ifPresent(known -> keys.put(key, number(known))));
            return "exponent";
        }
        keys.put("kind", ((Extremum) measure).kind().inWords());
        return "extremum";
    }

    private static String boundary(Boundary boundary) {
        return "observable: " + boundary.observable() + ", level: " + number(boundary.level()) + ", along: "
                + boundary.along();
    }

    private static String value(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SpecWriter::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Settings settings) {
            return settings.asMap().entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String number(double value) {
        boolean whole = value == StrictMath.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** Double-quoted, so that no word is taken for a number or a boolean. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format("\\x%02x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
