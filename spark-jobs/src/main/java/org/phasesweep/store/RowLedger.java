package org.phasesweep.store;

import java.util.Arrays;
import org.phasesweep.table.UnitRow;

/**
 * Which rows exist, in 28 bytes a slot and 56 to 112 a row: a hash table with open addressing on primitive arrays,
 * because a sweep of ten million rows must fit in the driver beside everything else.
 *
 * <p>The key of a row is its cell and its realization; a cell's id, 24 hex digits, already holds its slice. Beside it are
 * kept a 64-bit digest of the row's numbers and the file that it was found in.
 */
final class RowLedger {

    /** What adding a row found. */
    enum Entry {
        /** The first row of its cell and realization. */
        FIRST,
        /** The same numbers again. */
        SAME,
        /** Other numbers than before; the earlier row stays. */
        UNEQUAL
    }

    private static final int DIGITS_IN_LONG = 16;

    private long[] high = new long[64];
    private long[] low = new long[64];
    private long[] digests = new long[64];
    private int[] files = new int[64];
    private int size;

    RowLedger() {
        Arrays.fill(files, -1);
    }

    int size() {
        return size;
    }

    Entry add(UnitRow row, int file) {
        if (2 * (size + 1) > files.length) {
            grow();
        }
        long cellHigh = high(row.cellId());
        long cellLow = low(row.cellId(), row.realization());
        long digest = digest(row);
        int slot = slot(cellHigh, cellLow);
        if (files[slot] >= 0) {
            return digests[slot] == digest ? Entry.SAME : Entry.UNEQUAL;
        }
        put(slot, cellHigh, cellLow, digest, file);
        size++;
        return Entry.FIRST;
    }

    boolean contains(String cellId, int realization) {
        return file(cellId, realization) >= 0;
    }

    /** The file of the row; -1 when there is no such row. */
    int file(String cellId, int realization) {
        return files[slot(high(cellId), low(cellId, realization))];
    }

    private void put(int slot, long cellHigh, long cellLow, long digest, int file) {
        high[slot] = cellHigh;
        low[slot] = cellLow;
        digests[slot] = digest;
        files[slot] = file;
    }

    private int slot(long cellHigh, long cellLow) {
        int mask = files.length - 1;
        int slot = (int) mix(cellHigh + 31 * mix(cellLow)) & mask;
        while (files[slot] >= 0 && (high[slot] != cellHigh || low[slot] != cellLow)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldDigests = digests;
        int[] oldFiles = files;
        int capacity = Math.multiplyExact(oldFiles.length, 2);
        high = new long[capacity];
        low = new long[capacity];
        digests = new long[capacity];
        files = new int[capacity];
        Arrays.fill(files, -1);
        for (int i = 0; i < oldFiles.length; i++) {
            if (oldFiles[i] >= 0) {
                put(slot(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldDigests[i], oldFiles[i]);
            }
        }
    }

    private static long high(String cellId) {
        if (cellId.length() != DIGITS_IN_LONG + 8) {
            throw new IllegalArgumentException("cell id '" + cellId + "' is not 24 hex digits");
        }
        return Long.parseUnsignedLong(cellId, 0, DIGITS_IN_LONG, 16);
    }

    private static long low(String cellId, int realization) {
        return Long.parseUnsignedLong(cellId, DIGITS_IN_LONG, cellId.length(), 16) << 32 | realization;
    }

    /** Of every number in the row, by its bits. */
    private static long digest(UnitRow row) {
        long digest = mix(row.dimension());
        digest = mix(digest + Double.doubleToLongBits(row.sampleCount()));
        digest = mix(digest + Double.doubleToLongBits(row.temperature()));
        digest = mix(digest + row.replicas());
        for (double mean : row.means()) {
            digest = mix(digest + Double.doubleToLongBits(mean));
        }
        for (double variance : row.replicaVariances()) {
            digest = mix(digest + Double.doubleToLongBits(variance));
        }
        return digest(digest(digest, row.listMeans()), row.listVariances());
    }

    private static long digest(long before, double[][] lists) {
        long digest = before;
        for (double[] list : lists) {
            digest = mix(digest + list.length);
            for (double value : list) {
                digest = mix(digest + Double.doubleToLongBits(value));
            }
        }
        return digest;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
