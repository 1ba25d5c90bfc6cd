package org.phasesweep.spec;

import java.util.List;

/**
 * What every part that a user can name in a spec says of itself: a model, a process, a sampler, an observable, a theory
 * curve. The spec reader, the JSON schema, {@code phasesweep list} and the planner know the parts through this alone.
 */
public interface Descriptor {

    /** The name used in specs and in columns: snake_case or kebab-case ASCII. */
    String name();

    /** One line for {@code phasesweep list}. */
    String summary();

    /** The settings it takes, in the order in which they are listed; empty by default. */
    default List<Parameter> parameters() {
        return List.of();
    }
}
