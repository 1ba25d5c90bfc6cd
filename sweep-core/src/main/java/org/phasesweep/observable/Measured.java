package org.phasesweep.observable;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.phasesweep.observable.StateObservable.Need;

/** What is measured at each state x: its mean over replicas and realizations is the column. One class and one registration each. */
public sealed interface Measured extends Observable permits StateObservable, ListObservable {

    /** What they need together. */
    static Set<Need> needs(Collection<? extends Measured> observables) {
        return observables.stream()
                .flatMap(observable -> observable.needs().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What it needs; nothing by default. */
    default Set<Need> needs() {
        return Set.of();
    }

    /** How many numbers a state gives in this dimension. */
    int length(int dimension);

    @Override
    default List<String> ingredients() {
        return List.of(name());
    }
}
