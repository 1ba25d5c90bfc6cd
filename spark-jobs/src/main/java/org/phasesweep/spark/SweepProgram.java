package org.phasesweep.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.phasesweep.model.DataMatrix;

/**
 * All that an executor needs to rebuild a sweep: the resolved spec, where the rows go, and the data file's rows in broadcast
 * tiles. Crosses the wire once per job by Java serialization.
 */
final class SweepProgram implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String run;
    private final String resolvedSpec;
    private final String location;
    private final SerializableConfiguration hadoop;
    private final DataHeader data;
    private final ArrayList<Broadcast<double[]>> tiles;

    /**
     * A program.
     *
     * @param run differs for every run; executors keep what they rebuilt under it
     * @param resolvedSpec the spec, from which the executor reads it again
     * @param location of the result directory
     * @param hadoop the driver's Hadoop configuration
     * @param data the data file's shape, null when there is none
     * @param tiles its rows
     */
    SweepProgram(
            String run,
            String resolvedSpec,
            String location,
            SerializableConfiguration hadoop,
            DataHeader data,
            List<Broadcast<double[]>> tiles) {
        this.run = run;
        this.resolvedSpec = resolvedSpec;
        this.location = location;
        this.hadoop = hadoop;
        this.data = data;
        this.tiles = new ArrayList<>(tiles);
    }

    String run() {
        return run;
    }

    String resolvedSpec() {
        return resolvedSpec;
    }

    String location() {
        return location;
    }

    SerializableConfiguration hadoop() {
        return hadoop;
    }

    /** The data file's rows; null when the model reads none. */
    DataMatrix data() {
        return data == null
                ? null
                : data.matrix(tiles.stream().map(Broadcast::value).toList());
    }

    /** The shape of a data file, and the classes of its rows. */
    static final class DataHeader implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String uri;
        private final String sha256;
        private final int rows;
        private final int columns;
        private final int rowsPerTile;
        private final int[] classes;

        DataHeader(DataMatrix matrix) {
            this.uri = matrix.uri();
            this.sha256 = matrix.sha256();
            this.rows = matrix.rows();
            this.columns = matrix.columns();
            this.rowsPerTile = matrix.rowsPerTile();
            this.classes = matrix.classes();
        }

        private DataMatrix matrix(List<double[]> tiles) {
            return new DataMatrix(uri, sha256, rows, columns, rowsPerTile, tiles, List.of(), classes);
        }
    }
}
