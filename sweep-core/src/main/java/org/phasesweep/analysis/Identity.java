package org.phasesweep.analysis;

import java.util.List;

/**
 * An exact identity of planted states (physics.md §2): the means of two columns are equal in every cell, for any data whose
 * points are exchangeable.
 *
 * @param name of the comparison
 * @param one a column
 * @param other a column of equal mean
 */
record Identity(String name, String one, String other) {

    /** The identities that hold between columns. */
    static final List<Identity> ALL = List.of(
            new Identity("identity-participation", "participation_ratio", "planted_weight"),
            new Identity("identity-entropy", "posterior_entropy", "information_density"),
            new Identity("identity-mmse", "posterior_trace", "mmse_planted"));
}
