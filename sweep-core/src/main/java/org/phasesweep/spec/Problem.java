package org.phasesweep.spec;

/**
 * One thing wrong with a spec, with its place and remedy.
 *
 * @param file the file's name, {@code <stdin>} or {@code --set}
 * @param line counted from 1; 0 when there is no place
 * @param column counted from 1; 0 when there is no place
 * @param message what is wrong, with the value and what is allowed
 * @param sourceLine the offending line as written; empty when there is none
 * @param suggestion "did you mean ...?" or another remedy; empty when there is none
 */
public record Problem(String file, int line, int column, String message, String sourceLine, String suggestion) {

    private static final int LONGEST = 1000;
    private static final int LONGEST_LINE = 160;

    /**
     * {@code file:line:column: message}, the source line with a caret under the place, the suggestion. What stands in a file
     * cannot move a terminal's cursor or fill its screen.
     */
    public String inWords() {
        StringBuilder words = new StringBuilder(shown(file));
        if (line > 0) {
            words.append(':').append(line).append(':').append(column);
        }
        words.append(": ").append(shown(message));
        if (!sourceLine.isBlank()) {
            int from = column > LONGEST_LINE ? column - LONGEST_LINE / 2 : 0;
            String part = sourceLine.substring(
                    Math.min(from, sourceLine.length()), Math.min(from + LONGEST_LINE, sourceLine.length()));
            words.append("\n    ").append(printable(part)).append("\n    ");
            words.append(" ".repeat(Math.max(0, column - 1 - from))).append('^');
        }
        if (!suggestion.isBlank()) {
            words.append("\n    ").append(shown(suggestion));
        }
        return words.toString();
    }

    private static String shown(String text) {
        return printable(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t]]", "?");
    }
}
