package org.phasesweep.model;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The cluster Monte Carlo of Swendsen and Wang (Phys. Rev. Lett. 58, 86, 1987) on the periodic square lattice: neighbours of equal spin
 * are joined with probability 1 − e^{−2β}, and every cluster gets a random sign. It leaves p ∝ exp(β Σ s_i s_j) invariant and forgets
 * at the critical point in a few sweeps. Clusters are trees of a union-find forest whose roots are their first spins. Cost of a
 * sweep: two uniform numbers and some 10 ns a spin. Not thread-safe.
 */
final class IsingChain {

    private final int length;
    private final double join;
    private final UniformRandomProvider source;
    private final boolean[] down;
    private final boolean[] flipped;
    private final int[] parents;

    /** Starts with all spins up. */
    IsingChain(int length, double beta, UniformRandomProvider source) {
        this.length = length;
        this.join = -StrictMath.expm1(-2 * beta);
        this.source = source;
        this.down = new boolean[length * length];
        this.flipped = new boolean[length * length];
        this.parents = new int[length * length];
    }

    /** Makes so many sweeps. */
    void sweep(int count) {
        for (int i = 0; i < count; i++) {
            grow();
            flip();
        }
    }

    private void grow() {
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
        for (int i = 0; i < parents.length; i++) {
            tie(i, (i + 1) % length == 0 ? i + 1 - length : i + 1);
            tie(i, i + length < parents.length ? i + length : i + length - parents.length);
        }
    }

    private void tie(int one, int other) {
        if (down[one] == down[other] && source.nextDouble() < join) {
            int a = root(one);
            int b = root(other);
            parents[Math.max(a, b)] = Math.min(a, b);
        }
    }

    /** The first spin of the cluster; halves the way to it. */
    private int root(int spin) {
        int i = spin;
        while (parents[i] != i) {
            parents[i] = parents[parents[i]];
            i = parents[i];
        }
        return i;
    }

    private void flip() {
        long bits = 0;
        int left = 0;
        for (int i = 0; i < parents.length; i++) {
            int root = root(i);
            if (root == i) {
                bits = left == 0 ? source.nextLong() : bits >>> 1;
                left = left == 0 ? Long.SIZE - 1 : left - 1;
                flipped[i] = (bits & 1) != 0;
            }
            down[i] ^= flipped[root];
        }
    }

    /** Writes the spins, L² values ±1 from the offset. */
    void write(double[] target, int offset) {
        for (int i = 0; i < down.length; i++) {
            target[offset + i] = down[i] ? -1 : 1;
        }
    }
}
