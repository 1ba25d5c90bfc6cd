package org.phasesweep.report;

/**
 * How a series is drawn.
 *
 * @param kind its style
 * @param rank its place among the series of its kind, from 0
 * @param of how many there are
 */
record Ink(Kind kind, int rank, int of) {

    /** Styles. */
    enum Kind {
        /** Measured points with error bars, joined by a thin line. */
        MEASURED,
        /** A dashed line in the colour of the measured points of the same rank. */
        THEORY,
        /** A black dashed line: theory for all series. */
        COMMON_THEORY,
        /** A dotted grey line that marks a place. */
        GUIDE,
        /** Measured points with error bars on a heat map, the more of them the smaller their rank. */
        BOUNDARY_ON_MAP,
        /** A theory line on a heat map. */
        THEORY_ON_MAP
    }

    /** The only one of its kind. */
    static Ink only(Kind kind) {
        return new Ink(kind, 0, 1);
    }
}
