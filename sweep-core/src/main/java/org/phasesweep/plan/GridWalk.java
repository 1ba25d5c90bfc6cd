package org.phasesweep.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.SweepSpec;

/** Walks over all combinations of axis values; zipped axes advance together. */
final class GridWalk {

    private final List<List<Axis>> groups = new ArrayList<>();
    private final int[] position;
    private boolean hasNext = true;

    GridWalk(SweepSpec spec) {
        for (Axis axis : spec.axes()) {
            boolean zipped = spec.zips().stream().anyMatch(zip -> zip.contains(axis.name()));
            if (!zipped) {
                groups.add(List.of(axis));
            }
        }
        for (List<String> zip : spec.zips()) {
            groups.add(zip.stream().map(name -> spec.axis(name).orElseThrow()).toList());
        }
        position = new int[groups.size()];
    }

    boolean hasNext() {
        return hasNext;
    }

    /** The next combination, by axis name. */
    Map<String, Double> next() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int group = 0; group < position.length; group++) {
            for (Axis axis : groups.get(group)) {
                values.put(axis.name(), axis.values().get(position[group]));
            }
        }
        advance();
        return values;
    }

    private void advance() {
        for (int group = position.length - 1; group >= 0; group--) {
            if (++position[group] < groups.get(group).get(0).values().size()) {
                return;
            }
            position[group] = 0;
        }
        hasNext = false;
    }
}
