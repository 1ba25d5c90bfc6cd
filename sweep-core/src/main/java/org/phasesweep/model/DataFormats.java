package org.phasesweep.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** The registered file formats. */
final class DataFormats {

    private static final List<String> NAMES = List.of("arrow", "csv", "idx", "npy", "npz", "parquet");

    private DataFormats() {}

    /** Names of the formats of a full installation; a reader that is missing is reported when a file needs it. */
    static List<String> names() {
        return NAMES;
    }

    /** The reader of that name. */
    static DataFormatReader byName(String name) throws DataFormatException {
        return readers().stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DataFormatException("model dataset: no reader of format " + name
                        + " is installed; add its jar, or convert the file to npy"));
    }

    /** The reader for a file's name, {@code .gz} left out. */
    static Optional<DataFormatReader> byFileName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        return readers().stream()
                .filter(reader -> reader.extensions().stream().anyMatch(plain::endsWith))
                .findFirst();
    }

    private static List<DataFormatReader> readers() {
        return ServiceLoader.load(DataFormatReader.class, Thread.currentThread().getContextClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(DataFormatReader::name))
                .toList();
    }
}
