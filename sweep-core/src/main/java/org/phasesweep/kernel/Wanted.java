package org.phasesweep.kernel;

import java.util.Optional;

/**
 * What a pass finds out of each state.
 *
 * @param detail what is summed with the weights
 * @param uniforms for two draws from the posterior, where there are to be any
 * @param classes of the rows, whose weights are summed class by class, where they are to be
 */
public record Wanted(PosteriorDetail detail, Optional<SlicePass.Uniforms> uniforms, Optional<RowClasses> classes) {

    /** Sums alone. */
    public static Wanted sums(PosteriorDetail detail) {
        return new Wanted(detail, Optional.empty(), Optional.empty());
    }
}
