package org.phasesweep.report;

import java.util.List;
import java.util.Map;

/**
 * Points that belong together.
 *
 * @param element what they are: {@code measured}, or the name of a theory curve
 * @param label its text in the legend
 * @param ink how it is drawn
 * @param at the coordinates that all its points share, by column
 * @param dots its points in order; those that are not finite make gaps
 */
record Series(String element, String label, Ink ink, Map<String, Double> at, List<Dot> dots) {

    /** The element of what the sweep itself found. */
    static final String MEASURED = "measured";

    Series {
        dots = List.copyOf(dots);
    }
}
