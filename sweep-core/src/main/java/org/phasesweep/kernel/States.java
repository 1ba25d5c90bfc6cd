package org.phasesweep.kernel;

import java.util.ArrayList;
import java.util.List;

/** The states of a pass: x/a = y₀ + √T z with the same y₀ and z at every temperature, or vectors x/a. */
public final class States {

    private static final double[] NO_NOISE = {};

    private final int count;
    private final List<StatePanel> panels = new ArrayList<>();

    private States(double[] base, double[] noise, int dimension) {
        count = base.length / dimension;
        for (int first = 0; first < count; first += StatePanel.STATES) {
            panels.add(new StatePanel(base, noise, dimension, first, Math.min(StatePanel.STATES, count - first)));
        }
    }

    /**
     * States from their base points and noises.
     *
     * @param base y₀ row-major, [M × d]
     * @param noise z row-major, [M × d]
     * @param dimension d
     */
    public static States noised(double[] base, double[] noise, int dimension) {
        return new States(base, noise, dimension);
    }

    /**
     * States given as vectors, which are their own base points.
     *
     * @param vectors x/a row-major, [M × d]
     * @param dimension d
     */
    public static States at(double[] vectors, int dimension) {
        return new States(vectors, NO_NOISE, dimension);
    }

    /** M. */
    public int count() {
        return count;
    }

    /** |z|²/2 of a state, the exact energy of its base point. */
    public double halfNoiseNorm(int state) {
        return panel(state).halfNoiseNorm[state % StatePanel.STATES];
    }

    List<StatePanel> panels() {
        return panels;
    }

    private StatePanel panel(int state) {
        return panels.get(state / StatePanel.STATES);
    }
}
