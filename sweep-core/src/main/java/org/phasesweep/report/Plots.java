package org.phasesweep.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.phasesweep.report.HeatMap.Patch;
import org.phasesweep.report.HeatMap.Span;

/** Makes JFreeChart plots of panels. */
final class Plots {

    private static final Color FRAME = new Color(0x333333);
    private static final Color GRID_LINES = new Color(0xe4e4e4);
    private static final int COLOR_STEPS = 128;

    private Plots() {}

    /** The plot of a panel. */
    static XYPlot of(Panel panel, int mostTicksX, int mostTicksY) {
        TickAxis x = new TickAxis(panel.x(), mostTicksX, null);
        TickAxis y = new TickAxis(panel.y(), mostTicksY, null);
        XYPlot plot = new XYPlot(dataset(panel), x, y, new SeriesRenderer(panel));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        framed(plot);
        return plot;
    }

    /** The plot of a panel with its coloured cells. */
    static XYPlot of(HeatMap map, HeatMap.Tile tile, int mostTicksX, int mostTicksY) {
        XYPlot plot = of(tile.panel(), mostTicksX, mostTicksY);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.getRenderer().addAnnotation(new HeatCells(tile.panel(), map.values(), tile.patches()), Layer.BACKGROUND);
        return plot;
    }

    /** The colour bar of a heat map: a plot of one column with its axis on the right. */
    static XYPlot colorBar(HeatMap map, int mostTicks) {
        PlotAxis none = new PlotAxis("", "", Scale.LINEAR, 0, 1);
        double[] ends = map.values().samples(COLOR_STEPS + 1);
        List<Patch> patches = new ArrayList<>();
        for (int i = 0; i < COLOR_STEPS; i++) {
            double middle = map.values()
                    .scale()
                    .value(0.5 * (map.values().position(ends[i]) + map.values().position(ends[i + 1])));
            patches.add(new Patch(0.5, middle, middle, new Span(0, 1), new Span(ends[i], ends[i + 1])));
        }
        Panel panel = new Panel("", none, map.values(), List.of());
        XYPlot plot = of(map, new HeatMap.Tile(panel, Map.of(), patches), 1, mostTicks);
        plot.getDomainAxis().setVisible(false);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        return plot;
    }

    private static void framed(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(FRAME);
        plot.setOutlineStroke(new BasicStroke(0.8f));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(GRID_LINES);
        plot.setRangeGridlinePaint(GRID_LINES);
        plot.setDomainGridlineStroke(new BasicStroke(0.6f));
        plot.setRangeGridlineStroke(new BasicStroke(0.6f));
        plot.setDomainZeroBaselineVisible(false);
        plot.setRangeZeroBaselineVisible(false);
    }

    private static XYSeriesCollection dataset(Panel panel) {
        XYSeriesCollection all = new XYSeriesCollection();
        all.setNotify(false);
        for (int i = 0; i < panel.series().size(); i++) {
            XYSeries points = new XYSeries(i, false, true);
            for (Dot dot : panel.series().get(i).dots()) {
                points.add(place(panel.x(), dot.x()), place(panel.y(), dot.y()), false);
            }
            all.addSeries(points);
        }
        return all;
    }

    /** The position of a value, NaN for values that a logarithmic axis does not have. */
    private static double place(PlotAxis axis, double value) {
        double position = axis.position(value);
        return Double.isFinite(position) ? position : Double.NaN;
    }
}
