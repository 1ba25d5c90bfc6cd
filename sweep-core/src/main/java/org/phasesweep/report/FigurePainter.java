package org.phasesweep.report;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;

/** Draws a figure: panels of equal size in rows, labels once for each row and column, a colour bar, a legend. */
final class FigurePainter {

    private static final int MARGIN = 8;
    private static final int TICK_ROOM = 8;
    private static final int LABEL_HEIGHT = 20;
    private static final int TICK_HEIGHT = 20;
    private static final int TITLE_HEIGHT = 20;
    private static final int PANEL_GAP = 10;
    private static final int BAR_WIDTH = 14;
    private static final int BAR_GAP = 16;
    private static final Color INK = new Color(0x222222);

    private final Figure figure;
    private final FontMetrics small;
    private final FontMetrics plain;
    private final Layout layout;
    private final int tickWidth;
    private final int barTickWidth;
    private final Legend legend;

    /**
     * Columns of panels and their inner size.
     *
     * @param columns how many
     * @param width of a panel inside its frame
     * @param height of a panel inside its frame
     */
    private record Layout(int columns, int width, int height) {

        static Layout of(int panels) {
            if (panels == 1) {
                return new Layout(1, 430, 310);
            }
            return panels == 2 || panels == 4 ? new Layout(2, 330, 230) : new Layout(3, 235, 190);
        }

        int mostTicksX() {
            return width / 45;
        }

        int mostTicksY() {
            return height / 30;
        }
    }

    FigurePainter(Figure figure, Graphics2D measuring) {
        this.figure = figure;
        this.small = measuring.getFontMetrics(Typefaces.SMALL);
        this.plain = measuring.getFontMetrics(Typefaces.PLAIN);
        this.layout = Layout.of(figure.panels().size());
        this.tickWidth = figure.panels().stream()
                .mapToInt(panel -> tickWidth(panel.y(), layout.mostTicksY()))
                .max()
                .orElseThrow();
        this.barTickWidth = figure instanceof HeatMap map ? tickWidth(map.values(), layout.mostTicksY()) : 0;
        this.legend = new Legend(figure, size(0).width - 2 * MARGIN, plain);
    }

    private int tickWidth(PlotAxis axis, int most) {
        return TICK_ROOM
                + Ticks.of(axis, most).stream()
                        .mapToInt(tick -> small.stringWidth(tick.label()))
                        .max()
                        .orElse(0);
    }

    /** Width and height in points. */
    Dimension size() {
        return size(legend.height());
    }

    private Dimension size(int legendHeight) {
        int panels = figure.panels().size();
        int columns = Math.min(layout.columns(), panels);
        int rows = (panels + layout.columns() - 1) / layout.columns();
        int bar = figure instanceof HeatMap ? BAR_GAP + BAR_WIDTH + barTickWidth + LABEL_HEIGHT : 0;
        int width = 2 * MARGIN + LABEL_HEIGHT + columns * slotWidth() + bar;
        return new Dimension(width, 2 * MARGIN + rows * slotHeight() + LABEL_HEIGHT + legendHeight);
    }

    private int slotWidth() {
        return PANEL_GAP + tickWidth + layout.width();
    }

    private int slotHeight() {
        return titleHeight() + layout.height() + TICK_HEIGHT;
    }

    private int titleHeight() {
        return figure.panels().stream().allMatch(panel -> panel.title().isEmpty()) ? MARGIN : TITLE_HEIGHT;
    }

    void paint(Graphics2D g2) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setPaint(Color.WHITE);
        g2.fill(new Rectangle2D.Double(0, 0, size().width, size().height));
        for (int i = 0; i < figure.panels().size(); i++) {
            paintPanel(g2, i);
        }
        if (figure instanceof HeatMap map) {
            paintColorBar(g2, map);
        }
        legend.draw(g2, MARGIN, size().height - MARGIN - legend.height());
    }

    private Rectangle2D inner(int index) {
        int column = index % layout.columns();
        int row = index / layout.columns();
        return new Rectangle2D.Double(
                MARGIN + LABEL_HEIGHT + column * slotWidth() + tickWidth,
                MARGIN + row * slotHeight() + titleHeight(),
                layout.width(),
                layout.height());
    }

    private void paintPanel(Graphics2D g2, int index) {
        Panel panel = figure.panels().get(index);
        Rectangle2D inner = inner(index);
        draw(g2, plot(index), inner, tickWidth, 0);
        g2.setPaint(INK);
        g2.setFont(Typefaces.TITLE);
        centered(g2, panel.title(), inner.getCenterX(), inner.getY() - 6);
        g2.setFont(Typefaces.PLAIN);
        boolean lowest = index + layout.columns() >= figure.panels().size();
        if (lowest) {
            centered(g2, panel.x().label(), inner.getCenterX(), inner.getMaxY() + TICK_HEIGHT + plain.getAscent());
        }
        if (index % layout.columns() == 0) {
            vertical(g2, panel.y().label(), MARGIN + plain.getAscent(), inner.getCenterY());
        }
    }

    private XYPlot plot(int index) {
        return figure instanceof HeatMap map
                ? Plots.of(map, map.maps().get(index), layout.mostTicksX(), layout.mostTicksY())
                : Plots.of(figure.panels().get(index), layout.mostTicksX(), layout.mostTicksY());
    }

    private static void draw(Graphics2D g2, XYPlot plot, Rectangle2D inner, int left, int right) {
        AxisSpace sides = new AxisSpace();
        sides.setLeft(left);
        sides.setRight(right);
        AxisSpace below = new AxisSpace();
        below.setBottom(TICK_HEIGHT);
        plot.setFixedRangeAxisSpace(sides);
        plot.setFixedDomainAxisSpace(below);
        Rectangle2D outer = new Rectangle2D.Double(
                inner.getX() - left, inner.getY(), inner.getWidth() + left + right, inner.getHeight() + TICK_HEIGHT);
        plot.draw(g2, outer, null, null, null);
    }

    private void paintColorBar(Graphics2D g2, HeatMap map) {
        Rectangle2D first = inner(0);
        Rectangle2D last = inner(Math.min(layout.columns(), map.maps().size()) - 1);
        Rectangle2D bar = new Rectangle2D.Double(last.getMaxX() + BAR_GAP, first.getY(), BAR_WIDTH, first.getHeight());
        draw(g2, Plots.colorBar(map, layout.mostTicksY()), bar, 0, barTickWidth);
        g2.setFont(Typefaces.PLAIN);
        g2.setPaint(INK);
        vertical(g2, map.values().label(), bar.getMaxX() + barTickWidth + plain.getAscent() + 2, bar.getCenterY());
    }

    private static void centered(Graphics2D g2, String text, double x, double baseline) {
        if (!text.isEmpty()) {
            float left = (float) (x - 0.5 * g2.getFontMetrics().stringWidth(text));
            g2.drawString(text, left, (float) baseline);
        }
    }

    private static void vertical(Graphics2D g2, String text, double baseline, double y) {
        AffineTransform before = g2.getTransform();
        g2.translate(baseline, y);
        g2.rotate(-0.5 * Math.PI);
        centered(g2, text, 0, 0);
        g2.setTransform(before);
    }
}
