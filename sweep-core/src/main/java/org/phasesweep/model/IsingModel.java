package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code ising-2d}: configurations of the Ising model on the periodic L × L square lattice, p_0(s) ∝ exp(β Σ_⟨ij⟩ s_i s_j), in
 * dimension d = L², row by row of the lattice. The default is the critical point of Onsager, β_c = ½ ln(1 + √2). On a lattice of
 * L = 2 each pair of neighbours is joined twice.
 *
 * <p>Rows come from a Markov chain, {@code sweeps} Swendsen–Wang sweeps apart; each block of 1024 rows is a chain of its own, of
 * another stream, started with all spins up and {@code burn_in} sweeps before its first row. Rows of a block are not quite
 * independent, so that identities of planted states hold exactly only where every row is planted as often as any other. Measured at
 * β_c: the integrated autocorrelation time (½ where rows are independent) of energy, |m| and m² is largest for the energy, 1.98(3),
 * 2.62(4), 3.26(6), 4.07(8), 4.6(2) sweeps for L = 4, 8, 16, 32, 64; and at the defaults 0.509(4), 0.518(4), 0.552(5), 0.610(10),
 * 0.69(3) rows. The magnetization itself has a new sign in every sweep. Columns {@code data_energy}, {@code autocorrelation_time} and
 * their like measure them for the data that are made.
 */
public final class IsingModel implements ModelType {

    private static final double CRITICAL = 0.5 * StrictMath.log(1 + Math.sqrt(2));

    /** Of a sweep at one spin beside its random numbers, measured at β_c. */
    private static final double SPIN_NANOSECONDS = 20;

    @Override
    public String name() {
        return "ising-2d";
    }

    @Override
    public String summary() {
        return "spins +1 or -1 of the periodic L x L Ising model, d = L^2; orders at beta = 0.4407";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("beta", Range.NON_NEGATIVE, "inverse temperature; the critical one is the default")
                        .withDefault(CRITICAL),
                Parameter.integer("sweeps", Range.FROM_ONE, "Swendsen-Wang sweeps between rows")
                        .withDefault(10),
                Parameter.integer("burn_in", Range.NON_NEGATIVE, "sweeps before the first row of a block")
                        .withDefault(100));
    }

    @Override
    public DataModel create(Settings settings, int dimension, DataMatrix data) {
        int length = (int) Math.rint(Math.sqrt(dimension));
        if (length * length != dimension) {
            throw new IllegalArgumentException("model ising-2d: dimension " + dimension
                    + " is no square L^2 of a lattice; take " + length * length + " or another square");
        }
        return new IsingData(length, settings.number("beta"), settings.integer("sweeps"), settings.integer("burn_in"));
    }

    @Override
    public boolean hasEnergy(Settings settings) {
        return true;
    }

    @Override
    public RowWork rowWork(Settings settings, int dimension) {
        double sweeps = settings.number("sweeps") + settings.number("burn_in") / Realization.BLOCK_ROWS;
        return new RowWork(0, 2 * sweeps * dimension, 0, SPIN_NANOSECONDS * sweeps * dimension);
    }
}
