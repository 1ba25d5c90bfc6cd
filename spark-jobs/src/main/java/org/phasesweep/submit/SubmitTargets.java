package org.phasesweep.submit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The targets there are. */
public final class SubmitTargets {

    private static final List<SubmitTarget> ALL =
            List.of(new SlurmTarget(), new StandaloneTarget(), new YarnTarget(), new KubernetesTarget());

    private SubmitTargets() {}

    /** All, in the order of the help. */
    public static List<SubmitTarget> all() {
        return ALL;
    }

    /** The one of a name. */
    public static Optional<SubmitTarget> named(String name) {
        return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** Their names, for messages. */
    public static String names() {
        return ALL.stream().map(SubmitTarget::name).collect(Collectors.joining(", "));
    }
}
