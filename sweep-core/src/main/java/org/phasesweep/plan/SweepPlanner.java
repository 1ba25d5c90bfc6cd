package org.phasesweep.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.spec.Axis;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.spec.SweepSpec.Target;

/**
 * Expands a spec into the rows of its diagram and the slices that are computed for them. Deterministic, and independent of the
 * order in which the spec's axes and their values are given. Cost: a hash a grid point.
 */
public final class SweepPlanner {

    private final SweepSpec spec;
    private final CellResolver resolver;
    private final List<Axis> others;
    private final double dataRows;
    private final CellFilter filter;
    private final SliceCollector slices;
    private final List<GridPoint> points = new ArrayList<>();

    private SweepPlanner(SweepSpec spec, Components components, Optional<DataMatrix> data) {
        this.spec = spec;
        this.others = spec.axes().stream()
                .filter(axis -> !Axis.STANDARD.contains(axis.name()))
                .sorted(Comparator.comparing(Axis::name))
                .toList();
        this.dataRows = data.map(file -> (double) file.rows()).orElse(Double.POSITIVE_INFINITY);
        this.resolver = new CellResolver(spec, components, data);
        this.filter = new CellFilter(spec.filters());
        this.slices = new SliceCollector(spec, resolver);
    }

    /**
     * The plan of a spec.
     *
     * @param input the spec with its data file
     * @param components the registered parts
     * @throws PlanException if a cell cannot be computed
     */
    public static SweepPlan plan(SweepInput input, Components components) throws PlanException {
        return plan(input, components, List.of());
    }

    /**
     * The plan of a spec whose grid was refined.
     *
     * @param added further grid points, values by axis name
     */
    public static SweepPlan plan(SweepInput input, Components components, List<Map<String, Double>> added)
            throws PlanException {
        return new SweepPlanner(input.spec(), components, input.data()).plan(added);
    }

    private SweepPlan plan(List<Map<String, Double>> added) throws PlanException {
        for (GridWalk walk = new GridWalk(spec); walk.hasNext(); ) {
            add(walk.next());
        }
        for (Map<String, Double> values : added) {
            add(values);
        }
        if (points.isEmpty()) {
            throw new PlanException("no cell is left: 'where' drops all of them; relax its conditions");
        }
        checkSize();
        points.sort(ORDER);
        return new SweepPlan(spec, others.stream().map(Axis::column).toList(), points, slices.slices(), dataRows);
    }

    /** Values are kept in arrays that an int indexes. */
    private void checkSize() throws PlanException {
        int most = spec.target().map(Target::maxRealizations).orElse(spec.realizations());
        if ((long) points.size() * most > Integer.MAX_VALUE) {
            throw new PlanException(points.size() + " grid points with up to " + most
                    + " realizations are more than 2147483647 rows; lower realizations or split the sweep");
        }
    }

    private void add(Map<String, Double> values) throws PlanException {
        Coordinates coordinates = resolver.resolve(values, others);
        if (filter.keeps(coordinates)) {
            resolver.check(coordinates);
            points.add(slices.add(coordinates));
        }
    }

    /** The order of the diagram's rows. */
    private static final Comparator<GridPoint> ORDER = Comparator.comparingInt(GridPoint::dimension)
            .thenComparingDouble(GridPoint::sampleCount)
            .thenComparingDouble(GridPoint::load)
            .thenComparingDouble(GridPoint::temperature)
            .thenComparing(GridPoint::others, SweepPlanner::compare);

    private static int compare(List<Double> one, List<Double> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Double.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
