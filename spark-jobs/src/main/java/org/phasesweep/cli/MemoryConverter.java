package org.phasesweep.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A heap as {@code --memory} takes it: 4g, 1500m, bytes without a letter. */
final class MemoryConverter implements ITypeConverter<Long> {

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9})([kmg]?)");
    private static final int STEP_BITS = 10;

    @Override
    public Long convert(String value) {
        Matcher matcher = SIZE.matcher(value.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + value + "' is no --memory: write a number and k, m or g, such as 4g");
        }
        int steps = "kmg".indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1);
        return Long.parseLong(matcher.group(1)) << (STEP_BITS * steps);
    }
}
