package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/**
 * A collapse (condensation) line α = I(T), with I the mutual information per dimension between a data point and its noised
 * version: planted states condense on their data point where I(T) exceeds α = ln N / d, and their participation ratio jumps
 * from 0 to 1. I falls from its maximum to 0 as T rises, so the line has one critical temperature for each load below the
 * maximum. On the same line the background freezes, and the participation ratio of fresh states begins to rise from 0.
 */
abstract class CollapseLine extends LoadLine {

    /** I(T) in nats per dimension; falls with T. */
    abstract double information(TheoryPoint point, double temperature);

    @Override
    final double load(TheoryPoint point, double temperature) {
        return information(point, temperature);
    }

    @Override
    public String observable() {
        return "participation_ratio";
    }

    @Override
    public final boolean appliesTo(TheoryPoint point) {
        return speaksOf(point.model()) && (point.isPlanted() || point.isFresh());
    }

    /** Whether this is the line of that data distribution. */
    abstract boolean speaksOf(Component model);

    @Override
    public final boolean locates(TheoryPoint point, double level) {
        return point.isPlanted() && level > 0 && level < 1;
    }
}
