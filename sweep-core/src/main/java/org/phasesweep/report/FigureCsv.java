package org.phasesweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phasesweep.table.ColumnTable;
import org.phasesweep.table.DiagramFiles;

/**
 * The numbers of a figure, all that are drawn and no others: a row for each cell and point, NaN where a column does not apply.
 * Column {@code element} says what a row is: {@code cell}, {@code measured}, or the name of a theory curve.
 */
final class FigureCsv {

    private static final String ELEMENT = "element";
    private static final String CELL = "cell";

    private final List<String> elements = new ArrayList<>();
    private final List<Map<String, Double>> rows = new ArrayList<>();

    private FigureCsv() {}

    /** The text of the CSV file. */
    static String of(Figure figure) {
        FigureCsv csv = new FigureCsv();
        if (figure instanceof HeatMap map) {
            map.maps().forEach(tile -> csv.addCells(map, tile));
        }
        figure.panels().forEach(panel -> panel.series().forEach(series -> csv.add(panel, series)));
        return csv.table().toCsv();
    }

    private void addCells(HeatMap map, HeatMap.Tile tile) {
        for (HeatMap.Patch patch : tile.patches()) {
            Map<String, Double> row = row(CELL, tile.at());
            row.put(tile.panel().x().column(), patch.x());
            row.put(tile.panel().y().column(), patch.y());
            row.put(map.values().column(), patch.value());
        }
    }

    private void add(Panel panel, Series series) {
        boolean xErrors = series.dots().stream().anyMatch(dot -> Double.isFinite(dot.xError()));
        boolean yErrors = series.dots().stream().anyMatch(dot -> Double.isFinite(dot.yError()));
        for (Dot dot : series.dots()) {
            Map<String, Double> row = row(series.element(), series.at());
            put(row, panel.x().column(), dot.x(), xErrors, dot.xError());
            put(row, panel.y().column(), dot.y(), yErrors, dot.yError());
            if (series.ink().kind() == Ink.Kind.MEASURED && yErrors) {
                row.put(panel.y().column() + DiagramFiles.FLAG_SUFFIX, dot.fewEvents() ? 1.0 : 0.0);
            }
        }
    }

    private static void put(Map<String, Double> row, String column, double value, boolean hasError, double error) {
        row.put(column, value);
        if (hasError) {
            row.put(column + DiagramFiles.ERROR_SUFFIX, error);
        }
    }

    private Map<String, Double> row(String element, Map<String, Double> at) {
        elements.add(element);
        rows.add(new LinkedHashMap<>(at));
        return rows.get(rows.size() - 1);
    }

    private ColumnTable table() {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        ColumnTable table = new ColumnTable().with(ELEMENT, elements);
        for (String column : columns) {
            table.with(
                    column,
                    rows.stream()
                            .mapToDouble(row -> row.getOrDefault(column, Double.NaN))
                            .toArray());
        }
        return table;
    }
}
