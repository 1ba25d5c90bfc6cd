package org.phasesweep.submit;

import java.util.List;

/** A kind of cluster that sweeps are submitted to: what it must be told and the job it makes of it. */
public interface SubmitTarget {

    /** As {@code --target} has it. */
    String name();

    /** One line for people. */
    String summary();

    /** What can be said about a job. An option of the command line each, and a key of the site's file. */
    List<JobSetting> settings();

    /**
     * Writes the job down; submits nothing.
     *
     * @throws SubmitException if the settings do not go together
     */
    RenderedJob render(JobRequest request) throws SubmitException;
}
