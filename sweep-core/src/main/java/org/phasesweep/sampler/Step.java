package org.phasesweep.sampler;

/** Steps that the price of a unit is made of. {@link MachineSpeed} says what each takes on a machine. */
public enum Step {
    /** One row, lane and component of the first products. */
    FIRST_PRODUCT(0.035),
    /** One row, lane and temperature: an exponential and the sums. */
    WEIGHT(0.6),
    /** One row, lane, temperature and component of the posterior mean. */
    MEAN(0.02),
    /** One row and component: copying it, and what depends on the row alone. */
    COMPONENT(1.0),
    /** One normal draw. */
    NORMAL(2.7),
    /** One uniform draw. */
    UNIFORM(2.0),
    /** One random sign. */
    SIGN(1.5),
    /** One random stream: the key of it. */
    STREAM(300),
    /** Reading out one state in one cell. */
    READ_OUT(50),
    /** One component of a state that is read out. */
    READ_OUT_COMPONENT(0.65),
    /** One observable of a state that is read out. */
    VALUE(10),
    /** One pass over the data: packing states, tables of sums. */
    PASS(6_000),
    /** One unit: its components and tables. */
    UNIT(27_000),
    /** One state among so many points that most of their energies are integrated over. */
    LEVEL_STATE(75_000),
    /** One energy where all are drawn. */
    LEVEL(60),
    /** One nanosecond of what a part prices itself, the same on every machine. */
    NANOSECOND(1);

    private final double builtIn;

    Step(double builtIn) {
        this.builtIn = builtIn;
    }

    /** Nanoseconds on one AVX-512 core: where nothing was measured. */
    public double builtInNanoseconds() {
        return builtIn;
    }
}
