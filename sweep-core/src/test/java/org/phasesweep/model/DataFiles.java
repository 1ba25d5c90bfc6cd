package org.phasesweep.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.phasesweep.spec.Settings;

/** Data files in memory and as resources, read as the dataset model reads them. */
final class DataFiles {

    private DataFiles() {}

    /** Reads bytes as a file of that name. */
    static DataMatrix load(String name, byte[] bytes, Map<String, ?> settings) throws IOException, DataFormatException {
        TreeMap<String, Object> all = new TreeMap<>(settings);
        all.put("path", name);
        return new DatasetModel()
                .load(Settings.of(all), path -> new ByteArrayInputStream(bytes))
                .orElseThrow();
    }

    static DataMatrix load(String name, byte[] bytes) throws IOException, DataFormatException {
        return load(name, bytes, Map.of());
    }

    /** Reads a resource of {@code data/}. */
    static DataMatrix resource(String name) throws IOException, DataFormatException {
        return load(name, bytes(name), Map.of());
    }

    static byte[] bytes(String name) {
        try (InputStream in = DataFiles.class.getResourceAsStream("/data/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(stored)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stored.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** All rows. */
    static List<List<Double>> rows(DataMatrix data) {
        List<List<Double>> rows = new ArrayList<>();
        double[] row = new double[data.columns()];
        for (int i = 0; i < data.rows(); i++) {
            data.row(i, row, 0);
            List<Double> values = new ArrayList<>();
            for (double value : row) {
                values.add(value);
            }
            rows.add(values);
        }
        return rows;
    }
}
