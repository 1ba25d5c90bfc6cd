package org.phasesweep.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of HTML that is also XML. Text gets in through {@link #text} alone, which escapes it.
 *
 * @param source the HTML
 */
record Markup(String source) {

    private static final int REPLACEMENT = 0xfffd;

    /** Text, escaped. */
    static Markup text(String text) {
        return new Markup(escaped(text));
    }

    /** An element. */
    static Markup tag(String name, Markup... content) {
        return tag(name, "", List.of(content));
    }

    /** An element with text in it. */
    static Markup tag(String name, String text) {
        return tag(name, text(text));
    }

    /** An element with attributes, as made by {@link #attribute}. */
    static Markup tag(String name, String attributes, List<Markup> content) {
        String inner = content.stream().map(Markup::source).collect(Collectors.joining());
        return new Markup("<" + name + attributes + ">" + inner + "</" + name + ">\n");
    }

    /** Pieces one after the other. */
    static Markup all(List<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::source).collect(Collectors.joining()));
    }

    /** An attribute with a space before it. */
    static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
            }
        });
        return out.toString();
    }

    /** XML knows no control characters but tab and line feed, and no halves of surrogate pairs. */
    private static boolean isAllowed(int c) {
        boolean blank = c == '\n' || c == '\t';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return blank || (!Character.isISOControl(c) && !surrogate && c < 0xfffe);
    }
}
