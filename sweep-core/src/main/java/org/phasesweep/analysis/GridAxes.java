package org.phasesweep.analysis;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** As {@link #value}, but for the load ln N / d of the whole N that was computed. */
    double exactValue(GridPoint point, String axis) {
        return axis.equals(Axis.LOAD) ? point.logSampleCount() / point.dimension() : value(point, axis);
    }

    /** The values of all axes of the spec but one, and those zipped with it, by column name. */
    public Map<String, Double> others(GridPoint point, String without) {
        return others(point, Set.of(without));
    }

    /** The values of all axes of the spec but some, and those zipped with them, by column name. */
    Map<String, Double> others(GridPoint point, Set<String> without) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Axis axis : spec.axes()) {
            if (without.stream().noneMatch(left -> axis.name().equals(left) || zipped(axis.name(), left))) {
                values.put(axis.column(), value(point, axis.name()));
            }
        }
        return values;
    }

    /** Whether an axis was given with {@code scale: log}. */
    public boolean logarithmic(String axis) {
        return spec.axis(axis).map(Axis::logarithmic).orElse(false);
    }

    /** The ends of an axis of the spec. */
    DoubleSummaryStatistics range(String axis) {
        return spec.axis(axis).orElseThrow().values().stream()
                .mapToDouble(value -> value)
                .summaryStatistics();
    }

    /** Whether other axes advance together with an axis. */
    boolean isZipped(String axis) {
        return spec.zips().stream().anyMatch(zip -> zip.contains(axis));
    }

    private boolean zipped(String one, String other) {
        return spec.zips().stream().anyMatch(zip -> zip.contains(one) && zip.contains(other));
    }
}
