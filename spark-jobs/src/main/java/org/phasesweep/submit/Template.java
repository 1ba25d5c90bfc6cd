package org.phasesweep.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with {@code @NAME@} where values go, in {@code cluster/}, where a site can change it. A line with a name that has no
 * value is left out.
 */
public final class Template {

    private static final Pattern NAME = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** Reads a template, such as {@code slurm/array.sbatch}, of an installation. */
    public static Template read(Path home, String name) throws SubmitException {
        Path file = home.resolve("cluster").resolve(name);
        try {
            return new Template(Files.readString(file));
        } catch (IOException e) {
            throw new SubmitException("cannot read the template " + file + " (" + e + "); install PhaseSweep whole", e);
        }
    }

    /**
     * The text with its values.
     *
     * @param values by name; quoted already where a shell reads them
     */
    public String fill(Map<String, String> values) {
        return text.lines()
                        .filter(line -> values.keySet().containsAll(names(line)))
                        .map(line -> fillLine(line, values))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static List<String> names(String line) {
        return NAME.matcher(line).results().map(result -> result.group(1)).toList();
    }

    private static String fillLine(String line, Map<String, String> values) {
        return NAME.matcher(line)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
