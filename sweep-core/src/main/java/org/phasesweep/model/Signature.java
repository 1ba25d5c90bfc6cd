package org.phasesweep.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the files of some formats begin; what begins like another format is not tried. */
enum Signature {
    GZIP("gzip", "\u001f\u008b"),
    NPY("NPY", "\u0093NUMPY"),
    NPZ("zip", "PK\u0003\u0004"),
    ARROW("Arrow", "ARROW1"),
    PARQUET("Parquet", "PAR1");

    /** The longest of them. */
    static final int BYTES = 6;

    private final String inWords;
    private final String begin;

    Signature(String inWords, String begin) {
        this.inWords = inWords;
        this.begin = begin;
    }

    /** The format of a file that begins with these bytes, where it can be told. */
    static Optional<Signature> of(byte[] bytes) {
        String begin = new String(bytes, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(signature -> begin.startsWith(signature.begin))
                .findFirst();
    }

    /** What is wrong when a reader of that format meets it; empty when nothing is. */
    Optional<String> complaint(String format) {
        String own = name().toLowerCase(Locale.ROOT);
        if (own.equals(format)) {
            return Optional.empty();
        }
        String remedy = this == GZIP ? "give it a name that ends in .gz" : "set format: " + own;
        return Optional.of(
                "it begins like a file of " + inWords + " (at byte 0) but is read as " + format + "; " + remedy);
    }
}
