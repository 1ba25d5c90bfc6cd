package org.phasesweep.plan;

import java.util.List;
import org.phasesweep.spec.Axis;

/**
 * A grid point with all its columns, before it is known which cell it is.
 *
 * @param dimension d
 * @param sampleCount N, whole; infinite where it is beyond the largest double
 * @param load as given, or ln N / d
 * @param temperature as given, or from the time
 * @param time as given, or from the temperature
 * @param otherNames names of the dotted axes, sorted
 * @param others their values
 */
record Coordinates(
        int dimension,
        double sampleCount,
        double load,
        double temperature,
        double time,
        List<String> otherNames,
        List<Double> others) {

    /** The value of a column by its axis name. */
    double value(String name) {
        return switch (name) {
            case Axis.DIMENSION -> dimension;
            case Axis.SAMPLE_COUNT -> sampleCount;
            case Axis.LOAD -> load;
            case Axis.TEMPERATURE -> temperature;
            case Axis.TIME -> time;
            default -> others.get(otherNames.indexOf(name));
        };
    }

    /** ln N; α d where N is beyond the largest double. */
    double logSampleCount() {
        return Double.isInfinite(sampleCount) ? load * dimension : StrictMath.log(sampleCount);
    }

    /** For messages: the cell's coordinates in words. */
    String inWords() {
        StringBuilder words =
                new StringBuilder("dimension " + dimension + ", load " + load + ", temperature " + temperature);
        for (int i = 0; i < others.size(); i++) {
            words.append(", ").append(otherNames.get(i)).append(' ').append(others.get(i));
        }
        return words.toString();
    }
}
