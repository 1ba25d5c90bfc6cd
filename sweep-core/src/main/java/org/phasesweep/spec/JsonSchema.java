package org.phasesweep.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.phasesweep.spec.Catalog.Section;
import org.phasesweep.spec.Measure.Classes;
import org.phasesweep.spec.Measure.Kind;
import org.phasesweep.spec.Measure.Side;

/**
 * The JSON Schema (2020-12) of specs, made from the descriptors, for editors to complete and check with. It says what a spec
 * may look like; rules that join several keys are the reader's.
 */
public final class JsonSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonSchema() {}

    /** The schema, indented. */
    public static String of(Catalog catalog) {
        ObjectNode root = object();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "PhaseSweep sweep");
        ObjectNode properties = root.putObject("properties");
        properties.set("sweep", type("string").put("pattern", "^[a-z0-9][a-z0-9._-]{0,63}$"));
        properties.set("seed", type("integer"));
        properties.set("process", components(catalog, Section.PROCESS));
        properties.set("model", components(catalog, Section.MODEL));
        properties.set("sampler", components(catalog, Section.SAMPLER));
        properties.set("axes", axes());
        properties.set("zip", list(list(type("string"))));
        properties.set("where", list(type("string")));
        properties.set("observables", list(words(catalog.names(Section.OBSERVABLE))));
        properties.set("realizations", whole());
        properties.set("replicas", whole());
        properties.set("disorder", words(List.of("shared", "independent")));
        properties.set("unit_time_limit_seconds", type("number").put("exclusiveMinimum", 0));
        properties.set("analysis", list(measures()));
        properties.set("target", target(catalog));
        properties.set("refine", refine());
        close(root, List.of("sweep", "seed", "model", "axes", "sampler", "observables", "realizations", "replicas"));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode components(Catalog catalog, Section section) {
        ObjectNode any = object();
        ArrayNode kinds = any.putArray("oneOf");
        for (Descriptor descriptor : catalog.all(section)) {
            ObjectNode properties = object();
            properties.set("kind", object().put("const", descriptor.name()));
            descriptor.parameters().forEach(parameter -> properties.set(parameter.name(), value(parameter)));
            kinds.add(closed(properties, List.of("kind")).put("description", descriptor.summary()));
        }
        return any;
    }

    private static ObjectNode value(Parameter parameter) {
        ObjectNode value = switch (parameter.type()) {
            case NUMBER -> number(parameter.range());
            case INTEGER -> number(parameter.range()).put("type", "integer");
            case TEXT -> type("string");
            case BOOLEAN -> type("boolean");
            case CHOICE -> words(parameter.choices());
            case NUMBER_LIST -> list(number(parameter.range()));
            case LIST -> list(numberOrWord());
            case MAPPING -> parts(parameter);
        };
        return value.put("description", parameter.summary());
    }

    private static ObjectNode numberOrWord() {
        ObjectNode value = object();
        value.putArray("type").add("number").add("string");
        return value;
    }

    private static ObjectNode parts(Parameter parameter) {
        ObjectNode properties = object();
        parameter.parts().forEach(part -> properties.set(part.name(), value(part)));
        return closed(properties, List.of());
    }

    private static ObjectNode number(Range range) {
        ObjectNode number = type("number");
        if (range.low() != Double.NEGATIVE_INFINITY) {
            number.put(range.lowOpen() ? "exclusiveMinimum" : "minimum", range.low());
        }
        if (range.high() != Double.POSITIVE_INFINITY) {
            number.put("maximum", range.high());
        }
        return number;
    }

    private static ObjectNode axes() {
        ObjectNode range = object();
        range.set("from", type("number"));
        range.set("to", type("number"));
        range.set("count", whole());
        range.set("scale", words(List.of("linear", "log")));
        range.set("values", list(type("number")));
        ObjectNode axis = object();
        axis.putArray("oneOf").add(type("number")).add(list(type("number"))).add(closed(range, List.of()));
        ObjectNode axes = type("object");
        axes.putObject("patternProperties")
                .set("^(dimension|sample_count|load|temperature|time|(process|model|sampler)\\..+)$", axis);
        return axes.put("additionalProperties", false);
    }

    private static ObjectNode measures() {
        ObjectNode kinds = object();
        kinds.set("boundary", closed(boundaryKeys(), List.of("observable", "level", "along")));
        kinds.set("crossing", closed(texts("observable", "size", "along"), List.of("observable", "size", "along")));
        ObjectNode collapse = texts("observable", "size", "along");
        List.of("critical", "omega").forEach(key -> collapse.set(key, type("number")));
        List.of("nu", "window", "correction").forEach(key -> collapse.set(key, number(Range.POSITIVE)));
        kinds.set("collapse", closed(collapse, List.of("observable", "size", "along")));
        ObjectNode exponent = texts("observable", "along").set("critical", type("number"));
        exponent.set(
                "side", words(Arrays.stream(Side.values()).map(Side::inWords).toList()));
        List.of("from", "to").forEach(key -> exponent.set(key, number(Range.POSITIVE)));
        kinds.set("exponent", closed(exponent, List.of("observable", "along", "critical", "side")));
        ObjectNode extremum = texts("observable", "along");
        extremum.set(
                "kind", words(Arrays.stream(Kind.values()).map(Kind::inWords).toList()));
        kinds.set("extremum", closed(extremum, List.of("observable", "along", "kind")));
        ObjectNode speciation = object();
        speciation.set(
                "classes",
                words(Arrays.stream(Classes.values()).map(Classes::inWords).toList()));
        kinds.set("speciation", closed(speciation, List.of("classes")));
        return closed(kinds, List.of()).put("minProperties", 1);
    }

    private static ObjectNode texts(String... keys) {
        ObjectNode texts = object();
        Arrays.stream(keys).forEach(key -> texts.set(key, type("string")));
        return texts;
    }

    private static ObjectNode target(Catalog catalog) {
        ObjectNode error = object();
        error.set("stderr", type("number").put("exclusiveMinimum", 0));
        ObjectNode keys = object();
        catalog.names(Section.OBSERVABLE).forEach(name -> keys.set(name, closed(error.deepCopy(), List.of("stderr"))));
        keys.set("max_realizations", whole());
        return closed(keys, List.of("max_realizations"));
    }

    private static ObjectNode refine() {
        ObjectNode keys = boundaryKeys();
        keys.set("tolerance", type("number").put("exclusiveMinimum", 0));
        return closed(keys, List.of("observable", "level", "along", "tolerance"));
    }

    private static ObjectNode boundaryKeys() {
        return texts("observable", "along").set("level", type("number"));
    }

    private static ObjectNode object() {
        return JSON.objectNode();
    }

    private static ObjectNode type(String name) {
        return object().put("type", name);
    }

    private static ObjectNode whole() {
        return type("integer").put("minimum", 1);
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode list = type("array").put("minItems", 1);
        list.set("items", items);
        return list;
    }

    private static ObjectNode words(List<String> allowed) {
        ObjectNode word = object();
        ArrayNode words = word.putArray("enum");
        allowed.forEach(words::add);
        return word;
    }

    private static ObjectNode closed(ObjectNode properties, List<String> required) {
        ObjectNode node = object();
        node.set("properties", properties);
        return close(node, required);
    }

    private static ObjectNode close(ObjectNode node, List<String> required) {
        node.put("type", "object").put("additionalProperties", false);
        ArrayNode names = node.putArray("required");
        required.forEach(names::add);
        return node;
    }
}
