package org.phasesweep.spec;

import java.util.List;

/** Applies {@code --set key=value}: the key is a dotted path, the value is YAML. */
final class Overrides {

    private static final String AXES = "axes";
    private static final int MOST_DOTS = 32;

    private Overrides() {}

    static void apply(YamlNode root, List<String> overrides, List<Problem> problems) {
        for (String override : overrides) {
            String label = "--set " + override;
            int equals = override.indexOf('=');
            Place place = new Place(label, List.of(), 0, 0);
            if (equals <= 0) {
                problems.add(new Problem(label, 0, 0, "is not key=value", "", "write --set realizations=8"));
                continue;
            }
            if (override.substring(0, equals).chars().filter(c -> c == '.').count() > MOST_DOTS) {
                problems.add(new Problem(label, 0, 0, "has a path of more than " + MOST_DOTS + " dots", "", ""));
                continue;
            }
            YamlNode value = YamlParser.parse(label, override.substring(equals + 1), problems);
            if (value == null) {
                value = new YamlNode(YamlNode.Kind.NULL, place, "");
            }
            set(root, override.substring(0, equals), value, place, false);
        }
    }

    /** Below {@code axes} a new key is the whole rest of the path, because names of axes may have dots. */
    private static void set(YamlNode mapping, String path, YamlNode value, Place place, boolean belowAxes) {
        String key = key(mapping, path, belowAxes);
        if (key.length() == path.length()) {
            mapping.entries.put(key, new YamlNode.Entry(place, value));
            return;
        }
        YamlNode.Entry entry = mapping.entries.get(key);
        YamlNode inner = entry != null && entry.value().kind == YamlNode.Kind.MAPPING
                ? entry.value()
                : new YamlNode(YamlNode.Kind.MAPPING, place, "");
        if (entry == null || entry.value() != inner) {
            mapping.entries.put(key, new YamlNode.Entry(place, inner));
        }
        set(inner, path.substring(key.length() + 1), value, place, key.equals(AXES));
    }

    /** The longest existing key that the path begins with; otherwise its first part. */
    private static String key(YamlNode mapping, String path, boolean belowAxes) {
        String longest = "";
        for (String key : mapping.entries.keySet()) {
            boolean leads = path.equals(key) || path.startsWith(key + ".");
            if (leads && key.length() > longest.length()) {
                longest = key;
            }
        }
        if (!longest.isEmpty()) {
            return longest;
        }
        int dot = path.indexOf('.');
        return belowAxes || dot < 0 ? path : path.substring(0, dot);
    }
}
