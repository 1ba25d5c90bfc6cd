package org.phasesweep.spec;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a spec, at once. */
public final class SpecException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private static final int MOST_SHOWN = 100;

    public SpecException(List<Problem> problems) {
        super(inWords(problems));
        this.problems = List.copyOf(problems);
    }

    private static String inWords(List<Problem> problems) {
        String shown = problems.stream().limit(MOST_SHOWN).map(Problem::inWords).collect(Collectors.joining("\n"));
        return problems.size() <= MOST_SHOWN ? shown : shown + "\n… and " + (problems.size() - MOST_SHOWN) + " more";
    }

    /** The problems in the order of their places. */
    public List<Problem> problems() {
        return problems;
    }
}
