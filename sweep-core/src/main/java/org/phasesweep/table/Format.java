package org.phasesweep.table;

/** Versions that are written into results. */
public final class Format {

    /** Version of the files of a result directory; readers accept all versions up to it. */
    public static final int FORMAT_VERSION = 1;

    /** Rises with any change of a result bit. */
    public static final int NUMBERS_VERSION = 2;

    private Format() {}
}
