package org.phasesweep.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.phasesweep.spec.Settings;

/** Reads a data file once: its format, its labels, its preprocessing and the checksum of its bytes as stored. */
final class DatasetLoader {

    private static final int READ_AHEAD = 1 << 16;

    private DatasetLoader() {}

    static DataMatrix load(Settings settings, DataSource source) throws IOException, DataFormatException {
        String path = settings.text("path");
        DataFormatReader reader = reader(settings, path);
        MessageDigest digest = sha256();
        RawRows raw;
        try (DigestInputStream stored = new DigestInputStream(source.open(path), digest)) {
            raw = read(reader, decompressed(stored, path), path);
            stored.transferTo(OutputStream.nullOutputStream());
        }
        checkFinite(raw, path);
        Preprocessing kept = Preprocessing.of(settings, raw, path);
        return matrix(path, HexFormat.of().formatHex(digest.digest()), kept);
    }

    private static DataFormatReader reader(Settings settings, String path) throws DataFormatException {
        if (settings.has("format")) {
            return DataFormats.byName(settings.text("format"));
        }
        return DataFormats.byFileName(path)
                .orElseThrow(() -> new DataFormatException(
                        path + ": its name tells no format; add format: " + String.join(" | ", DataFormats.names())));
    }

    private static InputStream decompressed(InputStream stored, String path) throws IOException, DataFormatException {
        if (!path.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return stored;
        }
        try {
            return new GZIPInputStream(stored, READ_AHEAD);
        } catch (ZipException | EOFException e) {
            throw new DataFormatException(path + ": its name ends in .gz but it is no gzip file", e);
        }
    }

    private static RawRows read(DataFormatReader reader, InputStream in, String path)
            throws IOException, DataFormatException {
        try {
            return reader.read(in, path);
        } catch (EOFException e) {
            throw new DataFormatException(path + ": the file is truncated; copy it again", e);
        } catch (ZipException e) {
            throw new DataFormatException(path + ": the compressed data is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static void checkFinite(RawRows raw, String path) throws DataFormatException {
        if (raw.rows() == 0) {
            throw new DataFormatException(path + ": there are no rows in it");
        }
        double[] values = raw.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataFormatException(path + ": row " + (i / raw.columns() + 1) + ", column "
                        + (i % raw.columns() + 1) + " is " + values[i] + "; all values must be finite");
            }
        }
    }

    private static DataMatrix matrix(String path, String sha256, Preprocessing kept) {
        int columns = kept.columns();
        int rowsPerTile = Math.max(1, DataMatrix.TILE_BYTES / Double.BYTES / columns);
        List<double[]> tiles = new ArrayList<>();
        for (int first = 0; first < kept.rows(); first += rowsPerTile) {
            tiles.add(kept.tile(first, Math.min(rowsPerTile, kept.rows() - first)));
        }
        return new DataMatrix(path, sha256, kept.rows(), columns, rowsPerTile, tiles);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
