package org.phasesweep.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A sweep as the user asked for it, checked, defaults filled in. Made by {@code SpecReader}.
 *
 * @param name the sweep's name, {@code [a-z0-9][a-z0-9._-]{0,63}}
 * @param seed the root of all random streams
 * @param process the forward process
 * @param model the data distribution
 * @param sampler which states x are used
 * @param axes the axes in the order of the file
 * @param zips groups of axes that advance together instead of multiplying
 * @param filters conditions that every cell must meet ({@code where})
 * @param observables the columns asked for, in the order of the file
 * @param realizations draws of the disorder per cell
 * @param replicas noise draws per realization
 * @param disorder whether cells that differ only in temperature or sample count share their disorder
 * @param unitTimeLimitSeconds a unit that computes longer fails; infinite when there is no limit
 * @param measures what is to be measured on the diagram, in the order of the file
 * @param target the error bars at which a cell stops early, if asked for
 * @param refine the boundary near which the grid is refined, if asked for
 */
public record SweepSpec(
        String name,
        long seed,
        Component process,
        Component model,
        Component sampler,
        List<Axis> axes,
        List<List<String>> zips,
        List<Filter> filters,
        List<String> observables,
        int realizations,
        int replicas,
        Disorder disorder,
        double unitTimeLimitSeconds,
        List<Measure> measures,
        Optional<Target> target,
        Optional<Refine> refine) {

    /** Which cells share their disorder. */
    public enum Disorder {
        SHARED,
        INDEPENDENT
    }

    /**
     * A condition {@code left op right} of {@code where}; each side is a number or the name of a standard column or axis.
     *
     * @param left number or column
     * @param operator one of {@code < <= > >= == !=}
     * @param right number or column
     */
    public record Filter(String left, String operator, String right) {}

    /**
     * A boundary to be measured: where the mean of an observable crosses a level along an axis.
     *
     * @param observable the column
     * @param level the value it crosses
     * @param along the axis on which the crossing is sought; all other axes are kept fixed
     */
    public record Boundary(String observable, double level, String along) implements Measure.OfCurves {}

    /**
     * When a cell has enough realizations.
     *
     * @param standardErrors the disorder error to be reached, by observable, sorted by name
     * @param maxRealizations the number at which a cell stops in any case
     */
    public record Target(Map<String, Double> standardErrors, int maxRealizations) {}

    /**
     * Where the grid is refined.
     *
     * @param boundary the boundary to be bracketed
     * @param tolerance the width of the bracket, in units of the axis
     */
    public record Refine(Boundary boundary, double tolerance) {}

    public SweepSpec {
        Objects.requireNonNull(name);
        axes = List.copyOf(axes);
        zips = zips.stream().map(List::copyOf).toList();
        filters = List.copyOf(filters);
        observables = List.copyOf(observables);
        measures = List.copyOf(measures);
    }

    /** The same spec with its model's settings completed. */
    public SweepSpec withModel(Component completed) {
        return new SweepSpec(
                name,
                seed,
                process,
                completed,
                sampler,
                axes,
                zips,
                filters,
                observables,
                realizations,
                replicas,
                disorder,
                unitTimeLimitSeconds,
                measures,
                target,
                refine);
    }

    /** The same spec with another number of realizations. */
    public SweepSpec withRealizations(int count) {
        return new SweepSpec(
                name,
                seed,
                process,
                model,
                sampler,
                axes,
                zips,
                filters,
                observables,
                count,
                replicas,
                disorder,
                unitTimeLimitSeconds,
                measures,
                target,
                refine);
    }

    /** The measures of one kind, in the order of the file. */
    public <M extends Measure> List<M> measures(Class<M> kind) {
        return measures.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whether completed rounds of samples decide what is sampled next. */
    public boolean adaptive() {
        return target.isPresent() || refine.isPresent();
    }

    /** The axis of that name, if the spec has it. */
    public Optional<Axis> axis(String axisName) {
        return axes.stream().filter(axis -> axis.name().equals(axisName)).findFirst();
    }
}
