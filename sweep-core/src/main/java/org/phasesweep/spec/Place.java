package org.phasesweep.spec;

import java.util.List;

/**
 * A place in a spec.
 *
 * @param file the file's name, {@code <stdin>} or the override as given
 * @param lines the file's lines
 * @param line counted from 0
 * @param column counted from 0
 */
record Place(String file, List<String> lines, int line, int column) {

    Problem problem(String message, String suggestion) {
        String source = line < lines.size() ? lines.get(line) : "";
        return new Problem(file, line + 1, column + 1, message, source, suggestion);
    }
}
