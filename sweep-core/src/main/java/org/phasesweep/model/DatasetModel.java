package org.phasesweep.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Settings;

/**
 * {@code dataset}: the rows of a file. A realization is a random order of the rows and a sample count its prefix; a fresh state
 * takes a row from the other end, order[n−1−(r mod (n−N))]. Errors are conditional on the file: they say nothing of another
 * sample from the same population.
 */
public final class DatasetModel implements ModelType {

    @Override
    public String name() {
        return "dataset";
    }

    @Override
    public String summary() {
        return "rows of a file: CSV, NPY, NPZ, IDX, Parquet or Arrow; .gz by name";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("path", "the file: a path relative to the spec, or a URI")
                        .outsideIdentity(),
                Parameter.choice("format", DataFormats.names(), "the file's format; by its name where not given")
                        .optional()
                        .outsideIdentity(),
                Parameter.text("labels", "the column of labels, which is left out: last, first, or its name")
                        .optional(),
                Parameter.mapping(
                                "preprocess",
                                Preprocessing.parameters(),
                                "which rows are kept and how they are changed")
                        .optional(),
                Parameter.text("sha256", "checksum that the file must have; filled in when it is read")
                        .optional());
    }

    @Override
    public Optional<DataMatrix> load(Settings settings, DataSource source) throws IOException, DataFormatException {
        return Optional.of(DatasetLoader.load(settings, source));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        return new Rows(data);
    }

    @Override
    public boolean hasClasses(Settings settings) {
        return settings.has("labels");
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        return RowWork.COPY;
    }

    private record Rows(DataMatrix data) implements DataModel {

        @Override
        public int dimension() {
            return data.columns();
        }

        @Override
        public Realization realize(RandomStreams streams) {
            return new Shuffled(data, order(data.rows(), streams.stream(Purpose.ORDER, 0)));
        }

        /** A uniformly random order (Fisher and Yates, from the end). */
        private static int[] order(int rows, UniformRandomProvider source) {
            int[] order = new int[rows];
            for (int i = 0; i < rows; i++) {
                order[i] = i;
            }
            for (int i = rows - 1; i > 0; i--) {
                int j = source.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            return order;
        }
    }

    private record Shuffled(DataMatrix data, int[] order) implements Realization {

        @Override
        public void block(long block, int rowCount, double[] target) {
            int first = Math.toIntExact(block * BLOCK_ROWS);
            for (int row = 0; row < rowCount; row++) {
                data.row(order[first + row], target, row * data.columns());
            }
        }

        @Override
        public void block(long block, int rowCount, double[] target, int[] classes) {
            block(block, rowCount, target);
            int first = Math.toIntExact(block * BLOCK_ROWS);
            boolean labelled = data.classes().length > 0;
            for (int row = 0; row < rowCount; row++) {
                classes[row] = labelled ? data.classes()[order[first + row]] : 0;
            }
        }

        @Override
        public int classCount() {
            return Math.max(1, data.classCount());
        }

        @Override
        public long freshIndex(int replica, long sampleCount) {
            long outside = order.length - sampleCount;
            if (outside < 1) {
                throw new IllegalArgumentException("sampler fresh needs a row outside the data, but sample_count "
                        + sampleCount + " takes all " + order.length + " rows; lower sample_count");
            }
            return order.length - 1 - replica % outside;
        }

        @Override
        public void freshRow(long freshIndex, double[] target, int offset) {
            data.row(order[(int) freshIndex], target, offset);
        }
    }
}
