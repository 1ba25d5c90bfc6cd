package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.phasesweep.report.HeatMap.Patch;

/** A heat map as coloured tables, for where nothing can be drawn. */
final class ColoredTable {

    /** Text on darker colours is white. */
    private static final double DARK = 0.6;

    private ColoredTable() {}

    /** A table for each panel. */
    static List<Markup> of(HeatMap map) {
        return map.maps().stream().map(tile -> of(map.values(), tile)).toList();
    }

    private static Markup of(PlotAxis values, HeatMap.Tile tile) {
        Panel panel = tile.panel();
        String title = panel.title() + (panel.title().isEmpty() ? "" : "; ") + "rows: "
                + panel.y().label() + ", columns: " + panel.x().label();
        List<Markup> rows = new ArrayList<>();
        Map<Double, Map<Double, Double>> byRow = byRow(tile.patches());
        byRow.forEach((y, line) -> rows.add(row(values, Digits.plain(y, 3), line)));
        List<Markup> last = new ArrayList<>(List.of(Markup.tag("th", "")));
        byRow.values().iterator().next().keySet().forEach(x -> last.add(Markup.tag("th", Digits.plain(x, 3))));
        rows.add(Markup.tag("tr", "", last));
        Markup table = Markup.tag("table", "", rows);
        return Markup.tag("div", Markup.attribute("class", "wide"), List.of(Markup.tag("p", title), table));
    }

    /** Values by y, the largest first, then by x; each row has every x. */
    private static Map<Double, Map<Double, Double>> byRow(List<Patch> patches) {
        Map<Double, Double> empty = new TreeMap<>();
        patches.forEach(patch -> empty.put(patch.x(), Double.NaN));
        Map<Double, Map<Double, Double>> byRow = new TreeMap<>(Comparator.reverseOrder());
        for (Patch patch : patches) {
            byRow.computeIfAbsent(patch.y(), y -> new TreeMap<>(empty)).put(patch.x(), patch.value());
        }
        return byRow;
    }

    private static Markup row(PlotAxis values, String name, Map<Double, Double> line) {
        List<Markup> cells = new ArrayList<>(List.of(Markup.tag("th", name)));
        line.values().forEach(value -> cells.add(cell(values, value)));
        return Markup.tag("tr", "", cells);
    }

    private static Markup cell(PlotAxis values, double value) {
        double share = values.share(value);
        if (!Double.isFinite(share)) {
            return Markup.tag("td", "–");
        }
        String style = String.format(
                Locale.ROOT, "background:#%06x;color:%s", Viridis.at(share), share < DARK ? "#fff" : "#000");
        return Markup.tag("td", Markup.attribute("style", style), List.of(Markup.text(Digits.plain(value, 2))));
    }
}
