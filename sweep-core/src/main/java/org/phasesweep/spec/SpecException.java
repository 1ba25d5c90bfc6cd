package org.phasesweep.spec;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a spec, at once. */
public final class SpecException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SpecException(List<Problem> problems) {
        super(problems.stream().map(Problem::inWords).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of their places. */
    public List<Problem> problems() {
        return problems;
    }
}
