package org.phasesweep.cli;

import java.nio.file.Path;
import org.phasesweep.store.Uris;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path on this machine; Java would take {@code hdfs://host/x} for a folder {@code hdfs:} here. */
final class LocalPathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        if (Uris.isUri(text)) {
            throw new TypeConversionException("'" + text + "' is not on this machine; give a local path");
        }
        return Path.of(text);
    }
}
