package org.phasesweep.kernel;

import java.util.stream.IntStream;

/** The rows of a tile, in increasing order, that have a weight for any of some states at the temperature last weighed. */
public final class LiveRows {

    private static final int[] ALL = IntStream.range(0, Tile.ROWS).toArray();

    private final int[] room = new int[Tile.ROWS];
    private int[] rows = ALL;
    private int count;

    /** The rows, of which the first {@link #count} are live. */
    public int[] rows() {
        return rows;
    }

    /** How many rows are live. */
    public int count() {
        return count;
    }

    /** Where a kernel lists the rows that it then {@linkplain #keep keeps}. */
    public int[] room() {
        return room;
    }

    /** Takes the first rows of {@link #room} as live. */
    public void keep(int count) {
        rows = room;
        this.count = count;
    }

    /** Takes the first rows of the tile as live, every one. */
    public void keepAll(int count) {
        rows = ALL;
        this.count = count;
    }
}
