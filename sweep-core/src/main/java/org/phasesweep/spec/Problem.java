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

    /** {@code file:line:column: message}, the source line with a caret under the place, the suggestion. */
    public String inWords() {
        StringBuilder words = new StringBuilder(file);
        if (line > 0) {
            words.append(':').append(line).append(':').append(column);
        }
        words.append(": ").append(message);
        if (!sourceLine.isBlank()) {
            words.append("\n    ").append(sourceLine).append("\n    ");
            words.append(" ".repeat(Math.max(0, column - 1))).append('^');
        }
        if (!suggestion.isBlank()) {
            words.append("\n    ").append(suggestion);
        }
        return words.toString();
    }
}
