package org.phasesweep.report;

import java.util.List;

/**
 * A pair of axes with what is drawn between them.
 *
 * @param title which part of the sweep it shows; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series curves and points
 */
record Panel(String title, PlotAxis x, PlotAxis y, List<Series> series) {

    Panel {
        series = List.copyOf(series);
    }
}
