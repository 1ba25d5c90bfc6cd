package org.phasesweep.spec;

import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML 1.2 text to {@link YamlNode}s. Only plain data come out: tags of classes are refused, and size, depth and the number of
 * values after expanding aliases are bounded.
 */
final class YamlParser {

    private static final int MOST_CHARACTERS = 4 << 20;
    private static final int MOST_VALUES = 1_000_000;
    private static final int DEEPEST = 32;
    private static final int LONGEST_VALUE = 1 << 16;

    private static final Set<Tag> PLAIN = Set.of(Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.STR, Tag.SEQ, Tag.MAP);

    private final String file;
    private final List<String> lines;
    private final List<Problem> problems;
    private int values;

    private YamlParser(String file, String text, List<Problem> problems) {
        this.file = file;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    /** The root of the text; null when there is none or it cannot be read, which is then among the problems. */
    static YamlNode parse(String file, String text, List<Problem> problems) {
        YamlParser parser = new YamlParser(file, text, problems);
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setSchema(new CoreSchema())
                    .setCodePointLimit(2 * MOST_CHARACTERS)
                    .build();
            checkSize(settings, text);
            return new Compose(settings)
                    .composeString(text)
                    .map(root -> parser.convert(root, 0))
                    .orElse(null);
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(parser::place).orElse(parser.place(0, 0));
            problems.add(place.problem("not YAML: " + e.getProblem(), remedy(e.getProblem())));
        } catch (YamlEngineException | TooMuchException e) {
            problems.add(parser.place(0, 0).problem("not a usable file: " + e.getMessage(), ""));
        }
        return null;
    }

    /** Before the nodes are composed, which is done by a function that calls itself. */
    private static void checkSize(LoadSettings settings, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new TooMuchException("more than " + MOST_CHARACTERS + " characters");
        }
        int depth = 0;
        int events = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST || ++events > 2 * MOST_VALUES) {
                throw tooMuch();
            }
        }
    }

    private static TooMuchException tooMuch() {
        return new TooMuchException(
                "more than " + MOST_VALUES + " values or " + DEEPEST + " levels after expanding aliases");
    }

    private static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchException(String message) {
            super(message);
        }
    }

    private static String remedy(String problem) {
        return problem != null && problem.contains("'\\t'") ? "indent with spaces, not with tabs" : "";
    }

    private YamlNode convert(Node node, int depth) {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw tooMuch();
        }
        Place place = node.getStartMark().map(this::place).orElse(place(0, 0));
        if (!PLAIN.contains(node.getTag())) {
            problems.add(
                    place.problem("the tag " + node.getTag().getValue() + " is not allowed", "write the plain value"));
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, place);
        }
        if (node instanceof SequenceNode sequence) {
            YamlNode list = new YamlNode(YamlNode.Kind.SEQUENCE, place, "");
            sequence.getValue().forEach(item -> list.items.add(convert(item, depth + 1)));
            return list;
        }
        return mapping((MappingNode) node, place, depth);
    }

    private YamlNode scalar(ScalarNode scalar, Place place) {
        if (scalar.getValue().length() > LONGEST_VALUE) {
            throw new TooMuchException("line " + (place.line() + 1) + " has a value of "
                    + scalar.getValue().length() + " characters, " + LONGEST_VALUE + " at the most are read");
        }
        Tag tag = scalar.getTag();
        YamlNode.Kind kind = YamlNode.Kind.WORD;
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            kind = YamlNode.Kind.NUMBER;
        } else if (tag.equals(Tag.BOOL)) {
            kind = YamlNode.Kind.BOOLEAN;
        } else if (tag.equals(Tag.NULL)) {
            kind = YamlNode.Kind.NULL;
        }
        return new YamlNode(kind, place, scalar.getValue());
    }

    private YamlNode mapping(MappingNode node, Place place, int depth) {
        YamlNode mapping = new YamlNode(YamlNode.Kind.MAPPING, place, "");
        for (NodeTuple tuple : node.getValue()) {
            YamlNode key = convert(tuple.getKeyNode(), depth + 1);
            YamlNode value = convert(tuple.getValueNode(), depth + 1);
            YamlNode.Entry first = mapping.entries.putIfAbsent(key.text, new YamlNode.Entry(key.place, value));
            if (first != null) {
                int line = first.keyPlace().line() + 1;
                problems.add(key.place.problem(
                        "'" + key.text + "' is given twice, first in line " + line, "remove one of the two"));
            }
        }
        return mapping;
    }

    private Place place(Mark mark) {
        return place(mark.getLine(), mark.getColumn());
    }

    private Place place(int line, int column) {
        return new Place(file, lines, line, column);
    }
}
