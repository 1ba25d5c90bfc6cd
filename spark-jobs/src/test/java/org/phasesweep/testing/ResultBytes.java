package org.phasesweep.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.phasesweep.store.Sha256;

/** What must be the same bytes whatever happened on the way: the diagram in all its formats, the realizations, the failures. */
public final class ResultBytes {

    private static final List<String> ALONE =
            List.of("diagram.arrow", "diagram.csv", "diagram.parquet", "failures.parquet");

    private ResultBytes() {}

    /** The checksums of a directory's results by their names, for one comparison of all. */
    public static SortedMap<String, String> of(Path directory) throws IOException {
        SortedMap<String, String> checksums = new TreeMap<>();
        for (String name : ALONE) {
            checksums.put(name, Sha256.of(Files.readAllBytes(directory.resolve(name))));
        }
        try (Stream<Path> parts = Files.list(directory.resolve("realizations.parquet"))) {
            for (Path part :
                    parts.filter(file -> file.toString().endsWith(".parquet")).toList()) {
                String name = "realizations.parquet/" + part.getFileName();
                checksums.put(name, Sha256.of(Files.readAllBytes(part)));
            }
        }
        return checksums;
    }
}
