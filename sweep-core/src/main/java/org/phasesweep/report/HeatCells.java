package org.phasesweep.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.phasesweep.report.HeatMap.Patch;

/** The coloured cells of a heat map, on whole pixels and without antialiasing so that no seams show between them. */
final class HeatCells extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1L;
    private static final Color NO_VALUE = new Color(0xc8c8c8);

    private final transient Panel panel;
    private final transient PlotAxis values;
    private final transient List<Patch> patches;

    HeatCells(Panel panel, PlotAxis values, List<Patch> patches) {
        this.panel = panel;
        this.values = values;
        this.patches = patches;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            int rendererIndex,
            PlotRenderingInfo info) {
        Object before = g2.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (Patch patch : patches) {
            double share = values.share(patch.value());
            g2.setPaint(Double.isFinite(share) ? new Color(Viridis.at(share)) : NO_VALUE);
            g2.fill(rectangle(patch, area, domainAxis, rangeAxis));
        }
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    private Rectangle2D rectangle(Patch patch, Rectangle2D area, ValueAxis domainAxis, ValueAxis rangeAxis) {
        double left = across(patch.width().low(), area, domainAxis);
        double right = across(patch.width().high(), area, domainAxis);
        double bottom = up(patch.height().low(), area, rangeAxis);
        double top = up(patch.height().high(), area, rangeAxis);
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    private double across(double value, Rectangle2D area, ValueAxis axis) {
        return onPixel(axis.valueToJava2D(panel.x().position(value), area, RectangleEdge.BOTTOM));
    }

    private double up(double value, Rectangle2D area, ValueAxis axis) {
        return onPixel(axis.valueToJava2D(panel.y().position(value), area, RectangleEdge.LEFT));
    }

    private static double onPixel(double place) {
        return Math.rint(PngImage.PIXELS_PER_POINT * place) / PngImage.PIXELS_PER_POINT;
    }
}
