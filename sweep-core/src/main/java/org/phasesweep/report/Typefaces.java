package org.phasesweep.report;

import java.awt.Font;

/** The typefaces of figures. */
final class Typefaces {

    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 11);

    private Typefaces() {}
}
