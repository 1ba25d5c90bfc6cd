package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML file with its place. Mappings keep the order of the file. */
final class YamlNode {

    enum Kind {
        NUMBER("a number"),
        WORD("text"),
        BOOLEAN("true or false"),
        NULL("nothing"),
        SEQUENCE("a list"),
        MAPPING("a mapping");

        final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }
    }

    /** A mapping's key with its place, and the value. */
    record Entry(Place keyPlace, YamlNode value) {}

    final Kind kind;
    final Place place;
    final String text;
    final List<YamlNode> items = new ArrayList<>();
    final Map<String, Entry> entries = new LinkedHashMap<>();

    YamlNode(Kind kind, Place place, String text) {
        this.kind = kind;
        this.place = place;
        this.text = text;
    }

    /** The value as a message shows it. */
    String shown() {
        return switch (kind) {
            case NUMBER, BOOLEAN -> text;
            case WORD -> "'" + text + "'";
            default -> kind.inWords;
        };
    }
}
