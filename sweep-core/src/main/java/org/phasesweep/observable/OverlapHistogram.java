package org.phasesweep.observable;

import java.util.Arrays;
import java.util.Set;

/**
 * The distribution P(q) of the overlap of two independent draws y, y′ from the posterior at one state, in units of their norms:
 * q = y·y′/(|y| |y′|) (0 where a norm is), which needs no scale of the data and is y·y′/(d r²) for data of fixed norm r√d. The
 * probability of each of 41 equal bins from −1 to 1, which sum to 1; 0 is in the middle of a bin, and no edge but the ends is a
 * multiple of 2/d for d ≤ 40. At one state a single bin has 1. Physics reference §2.
 */
public final class OverlapHistogram implements ListObservable {

    static final int BINS = 41;

    @Override
    public String name() {
        return "overlap_histogram";
    }

    @Override
    public String summary() {
        return "P(q) of q = y.y'/(|y| |y'|) of two draws from the posterior (0 if y = 0): probabilities of 41 bins from -1 to 1";
    }

    @Override
    public Set<StateObservable.Need> needs() {
        return Set.of(StateObservable.Need.POSTERIOR_DRAWS);
    }

    @Override
    public int length(int dimension) {
        return BINS;
    }

    @Override
    public double[] edges() {
        double[] edges = new double[BINS + 1];
        Arrays.setAll(edges, i -> (2.0 * i - BINS) / BINS);
        return edges;
    }

    @Override
    public double[] values(PosteriorState state) {
        double[] probabilities = new double[BINS];
        probabilities[bin(state.local().drawnCosine())] = 1;
        return probabilities;
    }

    /** Rounding may take a cosine beyond ±1. */
    private static int bin(double cosine) {
        int bin = (int) Math.floor(0.5 * (cosine + 1) * BINS);
        return Math.max(0, Math.min(BINS - 1, bin));
    }
}
