package org.phasesweep.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a result directory is. */
public enum RunState {
    /** A run is, or was when it was killed, at work. */
    @JsonProperty("running")
    RUNNING,
    /** Every unit of the spec is there. */
    @JsonProperty("complete")
    COMPLETE,
    /** The run ended with units failed or left to other shards. */
    @JsonProperty("partial")
    PARTIAL,
    /** The user stopped the run; the same command goes on. */
    @JsonProperty("interrupted")
    INTERRUPTED
}
