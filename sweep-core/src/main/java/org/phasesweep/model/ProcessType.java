package org.phasesweep.model;

import org.phasesweep.spec.Descriptor;
import org.phasesweep.spec.Settings;

/** A kind of forward process that a spec can name. Registered with {@link java.util.ServiceLoader}. */
public interface ProcessType extends Descriptor {

    /** The process with these settings, all defaults filled in. */
    ForwardProcess create(Settings settings);
}
