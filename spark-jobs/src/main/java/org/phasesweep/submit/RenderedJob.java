package org.phasesweep.submit;

import java.util.List;

/**
 * A job as text, and the command that takes it.
 *
 * @param text a script or manifest that people can read
 * @param command the program to run with the text on its standard input, such as {@code sbatch}
 */
public record RenderedJob(String text, List<String> command) {}
