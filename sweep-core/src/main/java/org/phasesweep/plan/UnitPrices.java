package org.phasesweep.plan;

import java.util.Comparator;
import java.util.List;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.observable.Observable;
import org.phasesweep.observable.StateObservable;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;

/** What the units of a plan take, by its samplers and models. */
public final class UnitPrices {

    private final SweepPlan plan;
    private final Components components;
    private final int columns;
    private final PosteriorDetail detail;

    /** Prices for a plan. */
    public UnitPrices(SweepPlan plan, Components components) {
        this.plan = plan;
        this.components = components;
        List<Observable> measured = plan.spec().observables().stream()
                .flatMap(name -> components.observable(name).ingredients().stream())
                .distinct()
                .map(components::observable)
                .toList();
        this.columns = measured.size();
        this.detail = measured.stream()
                .map(column -> column instanceof StateObservable state ? state.detail() : PosteriorDetail.ENERGIES)
                .max(Comparator.naturalOrder())
                .orElse(PosteriorDetail.ENERGIES);
    }

    /** The cost of one realization of a slice. */
    public UnitCost cost(Slice slice) {
        List<Cell> cells = slice.cells();
        UnitSize size = new UnitSize(
                slice.dimension(),
                cells.stream().map(Cell::sampleCount).distinct().sorted().toList(),
                (int) cells.stream().mapToDouble(Cell::temperature).distinct().count(),
                cells.size(),
                plan.spec().replicas(),
                columns,
                detail,
                components.model(slice.model().kind()).rowWork(slice.model().settings(), slice.dimension()),
                plan.dataRows());
        return components.sampler(slice.sampler().kind()).cost(size);
    }
}
