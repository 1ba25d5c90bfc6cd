package org.phasesweep.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/** Draws the series of a panel with their error bars, in the positions of its axes. */
final class SeriesRenderer extends XYLineAndShapeRenderer {

    private static final long serialVersionUID = 1L;
    private static final BasicStroke SYMBOL_EDGE = Pencil.line(0.9f);
    private static final Stroke ERROR_BAR = Pencil.line(1.0f);
    private static final Stroke HALO = Pencil.line(3.2f);
    private static final Stroke WIDE_HALO = Pencil.line(4.2f);

    private final transient Panel panel;

    SeriesRenderer(Panel panel) {
        this.panel = panel;
        setDrawSeriesLineAsPath(true);
        setUseFillPaint(true);
        setUseOutlinePaint(true);
        setDrawOutlines(true);
        for (int i = 0; i < panel.series().size(); i++) {
            style(i, panel.series().get(i).ink());
        }
    }

    private void style(int series, Ink ink) {
        setSeriesPaint(series, Pencil.color(ink), false);
        setSeriesStroke(series, Pencil.stroke(ink), false);
        setSeriesShape(series, Pencil.symbol(ink), false);
        setSeriesLinesVisible(series, Pencil.hasLine(ink));
        setSeriesShapesVisible(series, Pencil.hasSymbol(ink));
        setSeriesOutlinePaint(series, Pencil.color(ink), false);
        setSeriesOutlineStroke(series, SYMBOL_EDGE, false);
    }

    /** All points are visible, and not all lines go from left to right. */
    @Override
    public XYItemRendererState initialise(
            Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset dataset, PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g2, area, plot, dataset, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    protected void drawFirstPassShape(Graphics2D g2, int pass, int series, int item, Shape line) {
        if (Pencil.onMap(panel.series().get(series).ink())) {
            g2.setPaint(Color.WHITE);
            g2.setStroke(WIDE_HALO);
            g2.draw(line);
        }
        super.drawFirstPassShape(g2, pass, series, item, line);
    }

    /** White inside where the error bar is not to be trusted, and on maps. */
    @Override
    public Paint getItemFillPaint(int series, int item) {
        Ink ink = panel.series().get(series).ink();
        boolean open = panel.series().get(series).dots().get(item).fewEvents();
        return open || Pencil.onMap(ink) ? Color.WHITE : Pencil.color(ink);
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        Dot dot = panel.series().get(series).dots().get(item);
        if (isItemPass(pass) && Pencil.hasSymbol(panel.series().get(series).ink())) {
            drawErrors(
                    g2,
                    new Place(area, domainAxis, rangeAxis),
                    panel.series().get(series).ink(),
                    dot);
        }
        super.drawItem(g2, state, area, info, plot, domainAxis, rangeAxis, dataset, series, item, crosshair, pass);
    }

    private record Place(Rectangle2D area, ValueAxis domainAxis, ValueAxis rangeAxis) {

        Line2D line(double x1, double y1, double x2, double y2) {
            return new Line2D.Double(across(x1), up(y1), across(x2), up(y2));
        }

        private double across(double position) {
            return domainAxis.valueToJava2D(position, area, RectangleEdge.BOTTOM);
        }

        private double up(double position) {
            return rangeAxis.valueToJava2D(position, area, RectangleEdge.LEFT);
        }
    }

    private void drawErrors(Graphics2D g2, Place place, Ink ink, Dot dot) {
        double x = panel.x().position(dot.x());
        double y = panel.y().position(dot.y());
        boolean shown = Double.isFinite(x) && Double.isFinite(y);
        if (shown && dot.xError() > 0) {
            double low = end(panel.x(), dot.x() - dot.xError());
            stroke(g2, ink, place.line(low, y, end(panel.x(), dot.x() + dot.xError()), y));
        }
        if (shown && dot.yError() > 0) {
            double low = end(panel.y(), dot.y() - dot.yError());
            stroke(g2, ink, place.line(x, low, x, end(panel.y(), dot.y() + dot.yError())));
        }
    }

    /** The place of the end of an error bar: at the edge of the axis when it lies beyond. */
    private static double end(PlotAxis axis, double value) {
        double position = axis.position(Math.max(value, axis.low()));
        return Math.min(Math.max(position, axis.lowPosition()), axis.highPosition());
    }

    private static void stroke(Graphics2D g2, Ink ink, Line2D line) {
        if (Pencil.onMap(ink)) {
            g2.setPaint(Color.WHITE);
            g2.setStroke(HALO);
            g2.draw(line);
        }
        g2.setPaint(Pencil.color(ink));
        g2.setStroke(ERROR_BAR);
        g2.draw(line);
    }
}
