package org.phasesweep.sampler.population;

import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.sampler.Step;
import org.phasesweep.sampler.UnitCost;
import org.phasesweep.sampler.UnitSize;
import org.phasesweep.sampler.Work;

/**
 * Price of a unit of fixed points: a zero for every rung of a ladder and every cell, of each replica. Numbers of posteriors, products and
 * eigenvalues in a zero are means over the cells of sweeps; near a transition there are several times as many.
 */
final class FixedPointCost {

    /** Rungs down to the temperatures of most sweeps, and up to them. */
    private static final double RUNGS = 75;

    private static final double RUNGS_UP = 130;

    private static final double POSTERIORS = 5;
    private static final double EIGENVALUES = 2.5;

    /** Of so many posteriors a heat capacity is made: those of two differences, and of Newton's last steps. */
    private static final double POSTERIORS_OF_HEAT = 7;

    /** Steps to an eigenvalue or a solution: laws of few kinds of directions, and points in all directions. */
    private static final double STEPS = 3;

    private static final double STEPS_AMONG_POINTS = 14;

    /** What a zero takes beside posteriors, and what a state of a cell does. */
    private static final double OVERHEAD_NANOSECONDS = 1_000;

    /** C v takes no exponentials: the share of a posterior. */
    private static final double PRODUCT = 0.25;

    private static final double PRODUCT_OF_POINTS = 0.5;

    /** One row and component in a posterior of data points. */
    private static final double POINT_NANOSECONDS = 3;

    /** An eigenvalue of a tridiagonal matrix, over the square of its size. */
    private static final double TRIDIAGONAL_NANOSECONDS = 140;

    private static final double VECTOR_NANOSECONDS = 2;

    private final UnitSize size;
    private final Branch branch;
    private final boolean empirical;

    FixedPointCost(UnitSize size, Branch branch, boolean empirical) {
        this.size = size;
        this.branch = branch;
        this.empirical = empirical;
    }

    UnitCost unit() {
        double rungs = branch == Branch.HEATING ? RUNGS_UP : RUNGS;
        Work work = Work.NONE.plus(Step.UNIT, 1).plus(Step.STREAM, size.replicas());
        double points = 0;
        for (double sampleCount : size.sampleCounts()) {
            double cells = (double) size.cells() / size.sampleCounts().size();
            work = work.plus(ofLaw(sampleCount, size.replicas() * cells, size.replicas() * (rungs + cells)));
            points += empirical ? sampleCount : 0;
        }
        double vectors = 2 * points + 300 + 3.0 * size.replicas();
        return new UnitCost(work, LawStates.MEMORY_BYTES + (long) (Double.BYTES * vectors * size.dimension()));
    }

    private Work ofLaw(double sampleCount, double states, double zeros) {
        double posterior = empirical ? POINT_NANOSECONDS * sampleCount * size.dimension() : size.posteriorNanoseconds();
        double ofState =
                OVERHEAD_NANOSECONDS + posterior + (size.needs().contains(Need.COVARIANCE) ? eigenvalue(posterior) : 0);
        double heat = size.needs().contains(Need.HEAT_CAPACITY) ? POSTERIORS_OF_HEAT * posterior : 0;
        return (empirical ? size.making(sampleCount) : Work.NONE)
                .plus(Step.NANOSECOND, zeros * zero(posterior) + states * (ofState + heat))
                .plus(Step.READ_OUT, states)
                .plus(Step.VALUE, states * size.values());
    }

    private double zero(double posterior) {
        return branch == Branch.CENTRE
                ? OVERHEAD_NANOSECONDS + posterior
                : OVERHEAD_NANOSECONDS
                        + POSTERIORS * posterior
                        + EIGENVALUES * eigenvalue(posterior)
                        + steps() * product(posterior);
    }

    /** By the Lanczos method. */
    private double eigenvalue(double posterior) {
        double squares = steps() * steps();
        return steps() * product(posterior)
                + squares * (TRIDIAGONAL_NANOSECONDS + VECTOR_NANOSECONDS * size.dimension());
    }

    private double product(double posterior) {
        return (empirical ? PRODUCT_OF_POINTS : PRODUCT) * posterior;
    }

    private double steps() {
        return Math.min(size.dimension(), empirical ? STEPS_AMONG_POINTS : STEPS);
    }
}
