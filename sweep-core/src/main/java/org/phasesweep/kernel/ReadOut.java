package org.phasesweep.kernel;

import java.util.List;

/**
 * When a pass over the data is read: after so many rows, at these of its temperatures.
 *
 * @param sampleCount N ≥ 1
 * @param temperatures indices into the pass's temperatures
 */
public record ReadOut(long sampleCount, List<Integer> temperatures) {

    public ReadOut {
        temperatures = List.copyOf(temperatures);
    }
}
