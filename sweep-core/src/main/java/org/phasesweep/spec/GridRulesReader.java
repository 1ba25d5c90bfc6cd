package org.phasesweep.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phasesweep.spec.SweepSpec.Filter;

/** Reads {@code zip} and {@code where}: which combinations of axis values are cells. */
final class GridRulesReader {

    private static final Pattern CONDITION = Pattern.compile("\\s*(\\S+)\\s*(<=|>=|==|!=|<|>)\\s*(\\S+)\\s*");

    private final NodeReader reader;
    private final List<Axis> axes;
    private final List<String> axisNames;

    GridRulesReader(NodeReader reader, List<Axis> axes, List<String> axisNames) {
        this.reader = reader;
        this.axes = axes;
        this.axisNames = axisNames;
    }

    List<List<String>> zips(YamlNode.Entry entry) {
        List<List<String>> zips = new ArrayList<>();
        if (entry == null) {
            return zips;
        }
        Set<String> used = new LinkedHashSet<>();
        for (YamlNode group : reader.items(entry.value(), "zip")) {
            List<String> names = new ArrayList<>();
            for (YamlNode item : reader.items(group, "a group of zip")) {
                String name = reader.word(item, "axis", axisNames);
                if (name != null && !used.add(name)) {
                    reader.problem(item.place, "axis '" + name + "' is zipped twice", "remove one of the two");
                } else if (name != null) {
                    names.add(name);
                }
            }
            checkLengths(group, names);
            zips.add(names);
        }
        return zips;
    }

    private void checkLengths(YamlNode group, List<String> names) {
        List<Axis> zipped =
                axes.stream().filter(axis -> names.contains(axis.name())).toList();
        long lengths =
                zipped.stream().map(axis -> axis.values().size()).distinct().count();
        if (lengths > 1) {
            List<String> sizes = zipped.stream()
                    .map(axis -> axis.name() + " has " + axis.values().size())
                    .toList();
            reader.problem(group.place, "zipped axes must have equally many values: " + String.join(", ", sizes), "");
        }
        if (group.items.size() == 1) {
            reader.problem(group.place, "zip needs at least two axes in a group", "add one or remove the group");
        }
    }

    List<Filter> filters(YamlNode.Entry entry) {
        List<Filter> filters = new ArrayList<>();
        if (entry == null) {
            return filters;
        }
        for (YamlNode item : reader.items(entry.value(), "where")) {
            Matcher matcher = CONDITION.matcher(item.text);
            if (item.kind != YamlNode.Kind.WORD || !matcher.matches()) {
                reader.problem(
                        item.place, "where takes conditions, not " + item.shown(), "write sample_count <= 20000");
                continue;
            }
            Filter filter = new Filter(matcher.group(1), matcher.group(2), matcher.group(3));
            if (side(item, filter.left()) && side(item, filter.right())) {
                filters.add(filter);
            }
        }
        return filters;
    }

    private boolean side(YamlNode item, String side) {
        List<String> columns = new ArrayList<>(Axis.STANDARD);
        axisNames.stream().filter(name -> !columns.contains(name)).forEach(columns::add);
        if (columns.contains(side)) {
            return true;
        }
        try {
            if (Double.isFinite(Double.parseDouble(side))) {
                return true;
            }
        } catch (NumberFormatException e) {
            reader.problem(item.place, "'" + side + "' is neither a number nor an axis", Suggestion.of(side, columns));
            return false;
        }
        reader.problem(item.place, "'" + side + "' is not finite", "");
        return false;
    }
}
