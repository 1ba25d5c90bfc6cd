package org.phasesweep.plan;

import java.util.ArrayList;
import java.util.List;
import org.phasesweep.sampler.Cell;
import org.phasesweep.spec.Component;

/**
 * The cells that share disorder. In units of a their states are x = y₀ + √T z with the same y₀ and z at every temperature,
 * and smaller sample counts are nested prefixes of the same data.
 *
 * @param id 12 hex digits of the hash of what the cells share, so that cutting or extending a slice does not change it
 * @param process the forward process
 * @param model the data distribution, axes of the model applied
 * @param sampler which states
 * @param dimension d
 * @param cells in order of sample count, then temperature
 */
public record Slice(String id, Component process, Component model, Component sampler, int dimension, List<Cell> cells) {

    public Slice {
        cells = List.copyOf(cells);
    }

    /** The canonical lines of a sample count and a temperature, for ids and stream keys. */
    public static List<String> canonical(double sampleCount, double logSampleCount, double temperature) {
        List<String> lines = new ArrayList<>();
        lines.add("sample_count=" + Double.doubleToLongBits(sampleCount));
        lines.add("temperature=" + Double.doubleToLongBits(temperature));
        if (Double.isInfinite(sampleCount)) {
            lines.add("log_sample_count=" + Double.doubleToLongBits(logSampleCount));
        }
        return lines;
    }

    /** The same slice with fewer cells. */
    public Slice withCells(List<Cell> fewer) {
        return new Slice(id, process, model, sampler, dimension, fewer);
    }
}
