package org.phasesweep.plan;

import java.util.List;
import org.phasesweep.model.ModelType;
import org.phasesweep.observable.Measured;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.spec.Settings;

/** What the units of a plan take, by its samplers and models. */
public final class UnitPrices {

    private final SweepPlan plan;
    private final Components components;
    private final List<Measured> columns;

    /** Prices for a plan. */
    public UnitPrices(SweepPlan plan, Components components) {
        this.plan = plan;
        this.components = components;
        this.columns = plan.spec().observables().stream()
                .flatMap(name -> components.observable(name).ingredients().stream())
                .distinct()
                .map(components::observable)
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .toList();
    }

    /** The cost of one realization of a slice. */
    public UnitCost cost(Slice slice) {
        List<Cell> cells = slice.cells();
        ModelType model = components.model(slice.model().kind());
        Settings settings = slice.model().settings();
        UnitSize size = new UnitSize(
                slice.sampler().settings(),
                slice.dimension(),
                cells.stream().map(Cell::sampleCount).distinct().sorted().toList(),
                (int) cells.stream().mapToDouble(Cell::temperature).distinct().count(),
                cells.size(),
                plan.spec().replicas(),
                columns,
                model.rowWork(settings, slice.dimension()),
                model.posteriorNanoseconds(settings, slice.dimension()),
                plan.dataRows());
        return components
                .sampler(slice.sampler().kind())
                .cost(size)
                .plusMemory(model.realizationBytes(settings, slice.dimension()));
    }
}
