package org.phasesweep.model;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.phasesweep.spec.Settings;

/** Reads a data file once: its format, its labels, its preprocessing and the checksum of its bytes as stored. */
final class DatasetLoader {

    private static final int READ_AHEAD = 1 << 16;
    private static final String COPY = "; copy it again";

    private final String path;
    private final DataFormatReader reader;
    private final Settings settings;

    private DatasetLoader(String path, DataFormatReader reader, Settings settings) {
        this.path = path;
        this.reader = reader;
        this.settings = settings;
    }

    static DataMatrix load(Settings settings, DataSource source) throws IOException, DataFormatException {
        String path = settings.text("path");
        DatasetLoader loader = new DatasetLoader(path, reader(settings, path), settings);
        try {
            return loader.load(source);
        } catch (OutOfMemoryError e) {
            throw new DataFormatException(
                    path + ": it does not fit into " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB of memory, or announces more than is in it; give more with --memory, or keep fewer rows",
                    e);
        }
    }

    private static DataFormatReader reader(Settings settings, String path) throws DataFormatException {
        if (settings.has("format")) {
            return DataFormats.byName(settings.text("format"));
        }
        return DataFormats.byFileName(path)
                .orElseThrow(() -> new DataFormatException(
                        path + ": its name tells no format; add format: " + String.join(" | ", DataFormats.names())));
    }

    private DataMatrix load(DataSource source) throws IOException, DataFormatException {
        try (StoredBytes stored = new StoredBytes(source.open(path))) {
            RawRows raw = rows(stored);
            String checksum = stored.checksum();
            Settings steps = settings.has("preprocess") ? settings.nested("preprocess") : Settings.EMPTY;
            return matrix(checksum, Preprocessing.of(steps, raw, path));
        } catch (NoSuchFileException e) {
            throw new DataFormatException(path + ": there is no such file; a relative path is relative to the spec", e);
        } catch (FileNotFoundException e) {
            throw new DataFormatException(
                    path + ": there is no file to read (" + e.getMessage()
                            + "); a relative path is relative to the spec",
                    e);
        }
    }

    private RawRows rows(StoredBytes stored) throws IOException, DataFormatException {
        try {
            BufferedInputStream content = new BufferedInputStream(decompressed(stored), READ_AHEAD);
            checkSignature(content);
            return reader.read(content, path, LabelColumn.of(settings));
        } catch (EOFException e) {
            throw new DataFormatException(
                    path + ": the file ends at byte " + stored.count() + ", in the middle of its data" + COPY, e);
        } catch (ZipException e) {
            throw new DataFormatException(
                    path + ": its compressed data is damaged before byte " + stored.count() + " (" + e.getMessage()
                            + ")" + COPY,
                    e);
        }
    }

    private InputStream decompressed(StoredBytes stored) throws IOException, DataFormatException {
        if (!path.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return stored;
        }
        try {
            return new GZIPInputStream(stored, READ_AHEAD);
        } catch (ZipException | EOFException e) {
            throw new DataFormatException(
                    path + ": its name ends in .gz but it is no gzip file (at byte 0); rename it or compress it", e);
        }
    }

    private void checkSignature(BufferedInputStream content) throws IOException, DataFormatException {
        content.mark(Signature.BYTES);
        Optional<String> complaint =
                Signature.of(content.readNBytes(Signature.BYTES)).flatMap(found -> found.complaint(reader.name()));
        content.reset();
        if (complaint.isPresent()) {
            throw new DataFormatException(path + ": " + complaint.get());
        }
    }

    private DataMatrix matrix(String sha256, Preprocessing kept) {
        int columns = kept.columns();
        int rowsPerTile = Math.max(1, DataMatrix.TILE_BYTES / Double.BYTES / columns);
        List<double[]> tiles = new ArrayList<>();
        for (int first = 0; first < kept.rows(); first += rowsPerTile) {
            tiles.add(kept.tile(first, Math.min(rowsPerTile, kept.rows() - first)));
        }
        List<Object> labels = kept.labels();
        int[] classes = RowClass.indices(labels);
        return new DataMatrix(path, sha256, kept.rows(), columns, rowsPerTile, tiles, labels, classes);
    }
}
