package org.phasesweep.sampler.population;

import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.phasesweep.model.Vectors;
import org.phasesweep.random.Purpose;
import org.phasesweep.random.RandomStreams;
import org.phasesweep.sampler.Deadline;

/**
 * How long a bath remembers where it began: two of them, one begun at a draw of the data (ordered) and one at the mean of the data
 * (disordered), use the same random numbers until they meet. From then on they are one chain, and where one of two chains is in equilibrium
 * the law of the other is no farther from it than the probability that they have not met (Levin and Peres, Markov chains and mixing times, §5).
 */
final class MeetingBaths {

    /** Distance at which they have met, in deviations of x given the replicas. */
    private static final double NEAR = 1e-3;

    private final GibbsBath bath;
    private final RandomStreams streams;
    private final Deadline deadline;

    MeetingBaths(GibbsBath bath, RandomStreams streams, Deadline deadline) {
        this.bath = bath;
        this.streams = streams;
        this.deadline = deadline;
    }

    /**
     * The number of sweeps after which the two have met.
     *
     * @param start of the ordered one
     * @param most sweeps until it gives up
     */
    int sweeps(double[] start, int most) {
        double[] ordered = start;
        double[] disordered = bath.law().mean();
        for (int sweep = 0; sweep < most; sweep++) {
            if (haveMet(ordered, disordered)) {
                return sweep;
            }
            deadline.check();
            ordered = swept(ordered, sweep);
            disordered = swept(disordered, sweep);
        }
        throw new ArithmeticException("the bath of " + bath.size() + " replicas at T = " + bath.temperature()
                + " remembers where it began: two with the same random numbers, begun at a draw of the data and at their mean,"
                + " are apart after " + most
                + " sweeps; give more sweeps, or where it has ordered in one of several states"
                + " that symmetry makes alike, a burn_in");
    }

    private boolean haveMet(double[] one, double[] other) {
        double near = NEAR * bath.deviation();
        return Vectors.distance2(one, other) <= near * near;
    }

    /** A stream for each draw, so that a draw that takes more numbers in one bath than in the other does not part them for ever. */
    private double[] swept(double[] state, int sweep) {
        long first = sweep * (bath.size() + 1L);
        IntFunction<UniformRandomProvider> sources = draw -> streams.stream(Purpose.COUPLING, first + draw);
        return bath.state(bath.mean(state, sources), sources.apply(bath.size()));
    }
}
