package org.phasesweep.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Rows of a data file after preprocessing, in tiles of at most 64 MB so that each can be broadcast on its own.
 *
 * @param uri where it was read from; for the manifest, never part of an identity
 * @param sha256 hex checksum of the file's bytes as stored
 * @param rows number of rows kept
 * @param columns number of columns: the dimension
 * @param rowsPerTile rows in every tile but the last
 * @param tiles row-major values
 * @param labels of the rows, as in {@link RawRows}; empty where the file has none, and in executors, which need the classes only
 * @param classes of the rows: the index of their label among all in the order of {@link RowClass}, −1 where it is missing; empty
 *     where the file has none
 */
public record DataMatrix(
        String uri,
        String sha256,
        int rows,
        int columns,
        int rowsPerTile,
        List<double[]> tiles,
        List<Object> labels,
        int[] classes) {

    /** Bytes of a tile at the most. */
    public static final int TILE_BYTES = 64 << 20;

    public DataMatrix {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(sha256);
        tiles = List.copyOf(tiles);
        labels = List.copyOf(labels);
    }

    /** Rows without labels. */
    public DataMatrix(String uri, String sha256, int rows, int columns, int rowsPerTile, List<double[]> tiles) {
        this(uri, sha256, rows, columns, rowsPerTile, tiles, List.of(), new int[0]);
    }

    /** How many classes there are. */
    public int classCount() {
        return Arrays.stream(classes).max().orElse(-1) + 1;
    }

    /** Copies one row. */
    public void row(int index, double[] target, int offset) {
        double[] tile = tiles.get(index / rowsPerTile);
        System.arraycopy(tile, (index % rowsPerTile) * columns, target, offset, columns);
    }
}
