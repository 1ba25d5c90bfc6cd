package org.phasesweep.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        List<Double> columns =
                tile.patches().stream().map(Patch::x).distinct().sorted().toList();
        List<Double> lines = new ArrayList<>(
                tile.patches().stream().map(Patch::y).distinct().sorted().toList());
        Collections.reverse(lines);
        Map<List<Double>, Double> byPlace = new HashMap<>();
        tile.patches().forEach(patch -> byPlace.put(List.of(patch.x(), patch.y()), patch.value()));
        List<Markup> rows = new ArrayList<>();
        for (double y : lines) {
            List<Markup> cells = new ArrayList<>(List.of(Markup.tag("th", Digits.plain(y, 3))));
            columns.forEach(x -> cells.add(cell(values, byPlace.getOrDefault(List.of(x, y), Double.NaN))));
            rows.add(Markup.tag("tr", "", cells));
        }
        List<Markup> last = new ArrayList<>(List.of(Markup.tag("th", "")));
        columns.forEach(x -> last.add(Markup.tag("th", Digits.plain(x, 3))));
        rows.add(Markup.tag("tr", "", last));
        String title = tile.panel().title() + (tile.panel().title().isEmpty() ? "" : "; ") + "rows: "
                + tile.panel().y().label() + ", columns: " + tile.panel().x().label();
        return Markup.tag(
                "div",
                Markup.attribute("class", "wide"),
                List.of(Markup.tag("p", title), Markup.tag("table", "", rows)));
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
