package org.phasesweep.report;

import java.util.List;

/**
 * Curves with error bars.
 *
 * @param name of its files
 * @param caption what it shows
 * @param panels its panels
 */
record Curves(String name, String caption, List<Panel> panels) implements Figure {

    Curves {
        panels = List.copyOf(panels);
    }
}
