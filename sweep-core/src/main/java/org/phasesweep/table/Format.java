package org.phasesweep.table;

/** Versions that are written into results. */
public final class Format {

    /** Version of the files of a result directory; readers accept all versions up to it. Since 2 there are lists in tables. */
    public static final int FORMAT_VERSION = 2;

    private static final int WITHOUT_LISTS = 1;

    /** Rises with any change of a result bit. */
    public static final int NUMBERS_VERSION = 4;

    private Format() {}

    /** What a table file says: the oldest version that can read it, so that tables without lists have the bytes of version 1. */
    public static int versionOf(ColumnTable table) {
        return table.hasLists() ? FORMAT_VERSION : WITHOUT_LISTS;
    }
}
