package org.phasesweep.report;

import java.util.List;

/** A figure: numbers and what they are called, without anything of how they are drawn. */
sealed interface Figure permits HeatMap, Curves {

    /** The name of its files without ending; made of the observable's and the axes' names. */
    String name();

    /** What it shows, for people. */
    String caption();

    /** Its panels in reading order, at least one. */
    List<Panel> panels();
}
