package org.phasesweep.theory;

import org.phasesweep.spec.Component;

/** What theory needs to know of the Ising model on the periodic square lattice. */
final class LatticeLaw {

    /** Sweeps that forget the start: more than ten autocorrelation times at the critical point for L to 10³. */
    private static final double FORGETS = 100;

    private LatticeLaw() {}

    static boolean is(Component model) {
        return model.kind().equals("ising-2d");
    }

    static double beta(Component model) {
        return model.settings().number("beta");
    }

    /** Whether all data points are of the law: the chains begin far from it. */
    static boolean isEquilibrium(Component model) {
        return is(model) && model.settings().number("burn_in") >= FORGETS;
    }

    /** (1 − sinh(2β)^{−4})^{1/8} for β &gt; β_c, else 0 (Yang, Phys. Rev. 85, 808, 1952). */
    static double magnetization(double beta) {
        double sinh = StrictMath.sinh(2 * beta);
        return sinh > 1 ? StrictMath.pow(-StrictMath.expm1(-4 * StrictMath.log(sinh)), 0.125) : 0;
    }
}
