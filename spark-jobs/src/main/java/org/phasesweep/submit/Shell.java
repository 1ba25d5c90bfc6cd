package org.phasesweep.submit;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as a POSIX shell takes them. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._,:/@%+=-]+");

    private Shell() {}

    /** The word itself where nothing in it is special, else in single quotes. */
    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Words of a command, with a blank between. */
    public static String join(List<String> words) {
        return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }
}
