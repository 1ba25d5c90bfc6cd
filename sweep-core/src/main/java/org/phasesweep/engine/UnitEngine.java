package org.phasesweep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.DataModel;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.observable.Observable;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.plan.Components;
import org.phasesweep.plan.Slice;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Deadline;
import org.phasesweep.sampler.Sampler;
import org.phasesweep.sampler.SamplerType;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.spec.SweepSpec.Disorder;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;

/**
 * Computes units: draws the disorder, runs the sampler, measures the observables and averages them over replicas. One per
 * JVM and sweep; {@link #run} may be called from several threads at once.
 */
public final class UnitEngine {

    private final Components components;
    private final SweepSpec spec;
    private final DataMatrix data;
    private final MeasuredColumns measured;

    /**
     * An engine for a sweep.
     *
     * @param components the registered parts
     * @param spec the sweep
     * @param data the data file's rows, null when the model reads none
     */
    public UnitEngine(Components components, SweepSpec spec, DataMatrix data) {
        this.components = components;
        this.spec = spec;
        this.data = data;
        this.measured = MeasuredColumns.of(components, spec.observables());
    }

    /** The measured columns of numbers, in the order of the values of each row: ingredients of the spec's observables. */
    public List<String> columns() {
        return measured.numbers().stream().map(Observable::name).toList();
    }

    /** The measured columns of lists, in the order of those of each row. */
    public List<String> lists() {
        return measured.lists().stream().map(Observable::name).toList();
    }

    /** The names of what an observer sees of a state: the numbers, then NAME[0], NAME[1], … of each list. */
    public List<String> entries(int dimension) {
        return measured.entries(dimension);
    }

    /** Rows of this engine as a table. */
    public UnitTable table(List<UnitRow> rows) {
        return new UnitTable(columns(), lists(), rows);
    }

    /**
     * One row for each cell of the unit, in their order. Whatever a unit throws becomes failure rows with the cause; errors
     * of the JVM itself ({@code VirtualMachineError}) pass through.
     */
    public List<UnitRow> run(SweepUnit unit) {
        return run(unit, UnitObserver.NONE);
    }

    /** As {@link #run(SweepUnit)}; the observer sees what was sampled. */
    public List<UnitRow> run(SweepUnit unit, UnitObserver observer) {
        return run(unit, observer, Deadline.NEVER);
    }

    /**
     * As {@link #run(SweepUnit, UnitObserver)}, but may be stopped.
     *
     * @param stop asked again and again beside the unit's time limit
     * @throws CancellationException if {@code stop} throws it: then there are no rows, and nothing has failed
     */
    public List<UnitRow> run(SweepUnit unit, UnitObserver observer, Deadline stop) {
        CellRows rows = new CellRows(unit, measured, spec.replicas(), type(unit).hasDataSet());
        String failure = "";
        try {
            sample(unit, rows, observer, stop);
        } catch (VirtualMachineError | CancellationException e) {
            throw e;
        } catch (Throwable e) {
            failure = FailureCause.of(e);
        }
        return rows.finish(failure);
    }

    private void sample(SweepUnit unit, CellRows rows, UnitObserver observer, Deadline stop) {
        Slice slice = unit.slice();
        Sampler sampler = type(unit).create(slice.sampler().settings());
        Sampler.Request request = request(unit, stop);
        observer.begin(request);
        sampler.sample(request, new Sampler.Sink() {
            @Override
            public void states(List<Cell> cells, double[] base, double[] noise) {
                observer.states(cells, base, noise);
            }

            @Override
            public void accept(Cell cell, int replica, PosteriorState state) {
                observer.state(cell, replica, state, rows.add(cell, replica, state));
            }
        });
    }

    private SamplerType type(SweepUnit unit) {
        return components.sampler(unit.slice().sampler().kind());
    }

    private Sampler.Request request(SweepUnit unit, Deadline stop) {
        Slice slice = unit.slice();
        DataModel model =
                components.model(slice.model().kind()).create(slice.model().settings(), slice.dimension(), data);
        ForwardProcess process = components
                .process(slice.process().kind())
                .create(slice.process().settings());
        Deadline deadline = Deadline.after(spec.unitTimeLimitSeconds()).and(stop);
        return new Sampler.Request(
                process,
                model,
                streams(unit).asking(deadline::check),
                slice.cells(),
                spec.replicas(),
                measured.needs(),
                deadline);
    }

    /**
     * The streams of a unit. The disorder is keyed by model and dimension, noise and fresh states by the sampler's kind as
     * well, so that temperatures, sample counts and processes share what they can; independent disorder adds the cell and
     * the settings of the sampler.
     */
    private RandomStreams streams(SweepUnit unit) {
        Slice slice = unit.slice();
        List<String> content = new ArrayList<>(slice.model().canonical("model"));
        content.add("dimension=" + slice.dimension());
        if (spec.disorder() == Disorder.INDEPENDENT) {
            Cell cell = slice.cells().get(0);
            content.addAll(Slice.canonical(cell.sampleCount(), cell.logSampleCount(), cell.temperature()));
        }
        List<String> stateContent = new ArrayList<>(content);
        List<String> sampler = slice.sampler().canonical("sampler");
        stateContent.addAll(spec.disorder() == Disorder.INDEPENDENT ? sampler : sampler.subList(0, 1));
        return new RandomStreams(spec.seed(), content, stateContent, unit.realization());
    }
}
