package org.phasesweep.report;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The legend of a figure: one entry for each label, in centred rows as wide as the figure allows. */
final class Legend {

    private static final int SWATCH = 26;
    private static final int GAP = 6;
    private static final int BETWEEN = 18;
    private static final int ROW_HEIGHT = 17;
    private static final Color INK = new Color(0x333333);

    private final List<List<Series>> rows = new ArrayList<>();
    private final FontMetrics metrics;
    private final int width;

    Legend(Figure figure, int width, FontMetrics metrics) {
        this.metrics = metrics;
        this.width = width;
        entries(figure).forEach(this::place);
    }

    /** The measured series first, each label once. */
    private static List<Series> entries(Figure figure) {
        Map<String, Series> byLabel = new LinkedHashMap<>();
        figure.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .filter(series -> !series.dots().isEmpty())
                .forEach(series -> byLabel.putIfAbsent(series.label(), series));
        return byLabel.values().stream()
                .sorted(Comparator.comparing(series -> Pencil.hasSymbol(series.ink()) ? 0 : 1))
                .toList();
    }

    private void place(Series series) {
        boolean fits = !rows.isEmpty() && width(rows.get(rows.size() - 1)) + BETWEEN + width(series) <= width;
        if (!fits) {
            rows.add(new ArrayList<>());
        }
        rows.get(rows.size() - 1).add(series);
    }

    private int width(Series series) {
        return SWATCH + GAP + metrics.stringWidth(series.label());
    }

    private int width(List<Series> row) {
        return row.stream().mapToInt(this::width).sum() + BETWEEN * (row.size() - 1);
    }

    int height() {
        return ROW_HEIGHT * rows.size();
    }

    /** Draws it with its upper left corner there. */
    void draw(Graphics2D g2, int left, int top) {
        int baseline = top + metrics.getAscent();
        for (List<Series> row : rows) {
            int x = left + (width - width(row)) / 2;
            for (Series series : row) {
                draw(g2, series, x, baseline);
                x += width(series) + BETWEEN;
            }
            baseline += ROW_HEIGHT;
        }
    }

    private void draw(Graphics2D g2, Series series, int x, int baseline) {
        double middle = baseline - 0.36 * metrics.getAscent();
        Ink ink = series.ink();
        if (Pencil.hasLine(ink)) {
            g2.setPaint(Pencil.hasSymbol(ink) ? Pencil.color(ink) : INK);
            g2.setStroke(Pencil.stroke(ink));
            g2.draw(new Line2D.Double(x, middle, x + (double) SWATCH, middle));
        }
        if (Pencil.hasSymbol(ink)) {
            drawSymbol(g2, ink, AffineTransform.getTranslateInstance(x + 0.5 * SWATCH, middle));
        }
        g2.setPaint(INK);
        g2.setFont(Typefaces.PLAIN);
        g2.drawString(series.label(), (float) x + SWATCH + GAP, (float) baseline);
    }

    private static void drawSymbol(Graphics2D g2, Ink ink, AffineTransform there) {
        Shape symbol = there.createTransformedShape(Pencil.symbol(ink));
        g2.setPaint(Pencil.onMap(ink) ? Color.WHITE : Pencil.color(ink));
        g2.fill(symbol);
        g2.setPaint(Pencil.color(ink));
        g2.setStroke(Pencil.line(0.9f));
        g2.draw(symbol);
    }
}
