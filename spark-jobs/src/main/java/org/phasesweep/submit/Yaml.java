package org.phasesweep.submit;

/** Words as YAML takes them. */
final class Yaml {

    private Yaml() {}

    /** In double quotes: text, whatever it looks like. */
    static String quote(String word) {
        return '"'
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
