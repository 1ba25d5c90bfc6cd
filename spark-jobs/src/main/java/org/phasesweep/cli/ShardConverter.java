package org.phasesweep.cli;

import org.phasesweep.plan.Resources.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code k/n}. */
final class ShardConverter implements ITypeConverter<Shard> {

    @Override
    public Shard convert(String text) {
        int slash = text.indexOf('/');
        try {
            if (slash > 0) {
                return new Shard(
                        Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no shard: write k/n with 1 <= k <= n, such as 2/3");
        }
        throw new TypeConversionException("'" + text + "' is no shard: write k/n, such as 2/3");
    }
}
