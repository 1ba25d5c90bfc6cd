package org.phasesweep.sampler;

import java.util.List;
import java.util.Set;
import org.phasesweep.kernel.PosteriorDetail;
import org.phasesweep.model.DataModel;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.observable.Channel;
import org.phasesweep.observable.PosteriorState;
import org.phasesweep.observable.StateObservable.Need;
import org.phasesweep.random.RandomStreams;

/** Draws the states of one realization of a slice and measures the posterior at each of them in every cell. */
public interface Sampler {

    /**
     * Samples every cell.
     *
     * @param request what to sample
     * @param sink called once for each (cell, replica), all replicas of a cell in increasing order
     */
    void sample(Request request, Sink sink);

    /**
     * One realization of a slice.
     *
     * @param process gives a² at each temperature
     * @param model the data distribution
     * @param streams the realization's random streams
     * @param cells in any order
     * @param replicas M, states a cell
     * @param needs what the observables need beside the posterior sums
     * @param deadline checked at every tile
     */
    record Request(
            ForwardProcess process,
            DataModel model,
            RandomStreams streams,
            List<Cell> cells,
            int replicas,
            Set<Need> needs,
            Deadline deadline) {

        public Request {
            needs = Set.copyOf(needs);
        }

        /** The process at a temperature. */
        public Channel channel(double temperature) {
            return new Channel(
                    temperature,
                    process.signalSquared(temperature),
                    process.temperatureRate(temperature),
                    process.signalRate(temperature));
        }

        /** How much of the posterior the observables need. */
        PosteriorDetail detail() {
            return Need.detail(needs);
        }
    }

    /** Takes the measured states. */
    @FunctionalInterface
    interface Sink {

        /**
         * Before the states of some cells: what x/a = y₀ + √T z is made of, the same for all of these cells. Nothing by default.
         *
         * @param cells that the next states belong to
         * @param base y₀ of every replica, row-major [M × d]
         * @param noise z of every replica, row-major [M × d]
         */
        default void states(List<Cell> cells, double[] base, double[] noise) {}

        /** One state of one cell. */
        void accept(Cell cell, int replica, PosteriorState state);
    }
}
