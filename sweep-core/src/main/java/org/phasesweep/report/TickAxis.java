package org.phasesweep.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** A JFreeChart axis in the positions of a {@link PlotAxis}, with the ticks of {@link Ticks}. */
final class TickAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;
    private static final Color INK = new Color(0x333333);

    private final transient PlotAxis axis;
    private final int mostLabels;

    TickAxis(PlotAxis axis, int mostLabels, String label) {
        super(label);
        this.axis = axis;
        this.mostLabels = mostLabels;
        setRange(axis.lowPosition(), axis.highPosition());
        setLabelFont(Typefaces.PLAIN);
        setTickLabelFont(Typefaces.SMALL);
        setLabelPaint(INK);
        setTickLabelPaint(INK);
        setTickMarkPaint(INK);
        setAxisLineVisible(false);
        setTickMarkInsideLength(0);
        setTickMarkOutsideLength(4);
        setMinorTickMarksVisible(true);
        setMinorTickMarkOutsideLength(2);
        setMinorTickMarkInsideLength(0);
        setLabelInsets(new RectangleInsets(2, 2, 2, 2));
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge)
                ? TextAnchor.TOP_CENTER
                : edge.equals(RectangleEdge.LEFT) ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
        List<NumberTick> ticks = new ArrayList<>();
        for (Ticks.Tick tick : Ticks.of(axis, mostLabels)) {
            TickType type = tick.label().isEmpty() ? TickType.MINOR : TickType.MAJOR;
            ticks.add(new NumberTick(type, axis.position(tick.value()), tick.label(), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }
}
