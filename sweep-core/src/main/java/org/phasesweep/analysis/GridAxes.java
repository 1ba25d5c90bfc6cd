package org.phasesweep.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phasesweep.plan.GridPoint;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.SweepSpec;

/** The axes of a sweep: values of its points by axis name, and which are logarithmic. */
public final class GridAxes {

    private final SweepSpec spec;
    private final List<String> otherColumns;

    public GridAxes(SweepPlan plan) {
        this.spec = plan.spec();
        this.otherColumns = plan.otherAxes();
    }

    /** The value of an axis at a point. */
    public double value(GridPoint point, String axis) {
        return switch (axis) {
            case Axis.DIMENSION -> point.dimension();
            case Axis.SAMPLE_COUNT -> point.sampleCount();
            case Axis.LOAD -> point.load();
            case Axis.TEMPERATURE -> point.temperature();
            case Axis.TIME -> point.time();
            default -> point.others().get(otherColumns.indexOf(axis.replace(".", "__")));
        };
    }

    /** The values of all axes of the spec but one, by column name. */
    public Map<String, Double> others(GridPoint point, String without) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Axis axis : spec.axes()) {
            boolean alongWithIt =
                    spec.zips().stream().anyMatch(zip -> zip.contains(axis.name()) && zip.contains(without));
            if (!axis.name().equals(without) && !alongWithIt) {
                values.put(axis.column(), value(point, axis.name()));
            }
        }
        return values;
    }

    /** Whether an axis was given with {@code scale: log}. */
    public boolean logarithmic(String axis) {
        return spec.axis(axis).map(Axis::logarithmic).orElse(false);
    }
}
