package org.phasesweep.engine;

import java.util.List;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.sampler.Cell;
import org.phasesweep.sampler.Sampler;

/** Sees what a unit samples, state by state; {@code run --only --dump} writes it down. */
public interface UnitObserver {

    /** Sees nothing. */
    UnitObserver NONE = new UnitObserver() {
        @Override
        public void begin(Sampler.Request request) {}

        @Override
        public void states(List<Cell> cells, double[] base, double[] noise) {}

        @Override
        public void state(Cell cell, int replica, PosteriorState state, double[] values) {}
    };

    /** Before the first state: model, streams, cells. */
    void begin(Sampler.Request request);

    /** Before the states of some cells; see {@link Sampler.Sink#states}. */
    void states(List<Cell> cells, double[] base, double[] noise);

    /**
     * A measured state.
     *
     * @param values of the measured columns, in the engine's order
     */
    void state(Cell cell, int replica, PosteriorState state, double[] values);
}
