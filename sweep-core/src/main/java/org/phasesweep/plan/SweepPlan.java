package org.phasesweep.plan;

import java.util.List;
import org.phasesweep.spec.SweepSpec;

/**
 * What a spec asks for, resolved: the rows of the diagram in their final order and the slices that produce them. Pure data;
 * which units are still to be computed, and in which tasks, is {@code TaskPacker}'s answer.
 *
 * @param spec the spec
 * @param otherAxes column names of the dotted axes, sorted
 * @param points rows sorted by dimension, sample count, load, temperature, then the others by name
 * @param slices each with all its cells
 * @param dataRows rows of the data file; infinite where the model draws as many as are asked for
 */
public record SweepPlan(
        SweepSpec spec, List<String> otherAxes, List<GridPoint> points, List<Slice> slices, double dataRows) {

    public SweepPlan {
        otherAxes = List.copyOf(otherAxes);
        points = List.copyOf(points);
        slices = List.copyOf(slices);
    }

    /** The same plan with another number of realizations. */
    public SweepPlan withRealizations(int realizations) {
        return new SweepPlan(spec.withRealizations(realizations), otherAxes, points, slices, dataRows);
    }
}
