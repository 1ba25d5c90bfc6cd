package org.phasesweep.report;

import org.phasesweep.analysis.GridAxes;
import org.phasesweep.plan.GridPoint;

/**
 * Two axes of the grid as those of a figure.
 *
 * @param axes of the grid
 * @param xName the horizontal axis
 * @param x how it is drawn
 * @param yName the vertical axis
 * @param y how it is drawn
 */
record Plane(GridAxes axes, String xName, PlotAxis x, String yName, PlotAxis y) {

    double xOf(GridPoint point) {
        return axes.value(point, xName);
    }

    double yOf(GridPoint point) {
        return axes.value(point, yName);
    }

    Plane swapped() {
        return new Plane(axes, yName, y, xName, x);
    }
}
