package org.phasesweep.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a spec may continue the results of another. Realizations, axis values, zips, conditions, analysis, target and
 * refinement may change; whatever decides the numbers of a row may not.
 */
public final class SpecConflicts {

    private SpecConflicts() {}

    /**
     * One difference.
     *
     * @param key of the spec
     * @param oldValue in the directory
     * @param newValue asked for now
     */
    public record Conflict(String key, String oldValue, String newValue) {

        /** In words, one line. */
        public String inWords() {
            return key + " was " + oldValue + ", now is " + newValue;
        }
    }

    /** All differences that forbid to continue, by key; empty when the spec fits. */
    public static List<Conflict> between(SweepSpec old, SweepSpec now) {
        Map<String, String> before = fixedParts(old);
        Map<String, String> after = fixedParts(now);
        return before.keySet().stream()
                .filter(key -> !before.get(key).equals(after.get(key)))
                .map(key -> new Conflict(key, before.get(key), after.get(key)))
                .toList();
    }

    /** What decides the numbers of a row; settings outside the identity (a file's path) do not. */
    private static Map<String, String> fixedParts(SweepSpec spec) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("seed", Long.toString(spec.seed()));
        parts.put("process", inWords(spec.process()));
        parts.put("model", inWords(spec.model()));
        parts.put("sampler", inWords(spec.sampler()));
        parts.put("replicas", Integer.toString(spec.replicas()));
        parts.put("observables", String.join(", ", spec.observables()));
        parts.put("disorder", spec.disorder().name().toLowerCase(Locale.ROOT));
        return parts;
    }

    private static String inWords(Component component) {
        return SpecWriter.component(component.kind(), component.identity());
    }
}
