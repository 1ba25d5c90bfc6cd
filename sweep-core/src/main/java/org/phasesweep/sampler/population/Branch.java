package org.phasesweep.sampler.population;

/**
 * A branch of zeros of a drift, followed by continuation through temperatures that depend on the law alone, so that a cell has the
 * same numbers whatever other cells there are.
 */
enum Branch {
    /** The symmetric branch of high temperatures, also where it is unstable: from the mean of the data downwards. */
    CENTRE,
    /** Adiabatic descent: the stable branch from the mean of the data at high temperature downwards, breaking symmetry by noise. */
    COOLING,
    /** The stable branch from a point at low temperature upwards, which may end in a fold. */
    HEATING;

    /** Rungs of the ladder of temperatures to an octave. */
    private static final double PER_OCTAVE = 8;

    /** Where the ladder begins, in octaves from the largest variance of the data. */
    private static final int OCTAVES_ABOVE = 3;

    private static final int OCTAVES_BELOW = 14;

    /** Follows a branch. */
    interface Step {

        /** The zero at a temperature that is reached from the one before. */
        double[] next(double temperature, double[] before);
    }

    /**
     * The way along the branch.
     *
     * @param largestVariance Λ of the data, which sets the scale of temperatures; of a single point, 0, there is one state only
     * @param start the first state
     * @param step makes a step
     */
    Way from(double largestVariance, double[] start, Step step) {
        return new Way(largestVariance, start, step);
    }

    /** Goes from rung to rung; each is climbed once, for all temperatures behind it. */
    final class Way {

        private final boolean down = Branch.this != HEATING;
        private final double first;
        private final Step step;
        private double[] state;
        private int index;

        private Way(double largestVariance, double[] start, Step step) {
            this.first = largestVariance * power(down ? OCTAVES_ABOVE : -OCTAVES_BELOW);
            this.state = start;
            this.step = step;
        }

        /** The state at a temperature; temperatures are asked for in the direction of the branch. */
        double[] to(double temperature) {
            while (first > 0 && comesBefore(rung(), temperature, down)) {
                state = step.next(rung(), state);
                index++;
            }
            return step.next(temperature, state);
        }

        private double rung() {
            return first * StrictMath.pow(2, (down ? -index : index) / PER_OCTAVE);
        }
    }

    private static boolean comesBefore(double rung, double temperature, boolean down) {
        return down ? rung > temperature : rung < temperature;
    }

    private static double power(int exponent) {
        return StrictMath.scalb(1.0, exponent);
    }
}
