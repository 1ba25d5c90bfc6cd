package org.phasesweep.theory;

/**
 * Where the symmetric state of a drift loses stability. What is called the critical time of a diffusion model depends on what is
 * linearised: this is an enumeration, and each member is absent where it is absent (physics reference §3). On the branch
 * {@code centre} of the sampler {@code fixed-point} the observable crosses a level right there.
 */
abstract class CriticalTemperature implements BoundaryPrediction {

    private final String observable;
    private final double level;
    private final String drift;

    /**
     * A critical temperature.
     *
     * @param drift whose it is; at the symmetric state all are to be seen
     * @param observable whose level is crossed there
     * @param level of the observable
     */
    CriticalTemperature(String drift, String observable, double level) {
        this.drift = drift;
        this.observable = observable;
        this.level = level;
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public final String observable() {
        return observable;
    }

    @Override
    public boolean appliesTo(TheoryPoint point) {
        if (!FixedPointSettings.is(point)) {
            return false;
        }
        FixedPointSettings settings = FixedPointSettings.of(point);
        boolean itsDrift = settings.isCentre() || settings.drift().equals(drift);
        return settings.ofPopulation() && settings.field() == 0 && itsDrift && speaksOf(point);
    }

    /** Whether it knows this data distribution. */
    boolean speaksOf(TheoryPoint point) {
        return SymmetricState.of(point).isPresent();
    }

    @Override
    public final double criticalTemperature(TheoryPoint point) {
        return SymmetricState.of(point)
                .map(state -> ofSymmetricState(point, state))
                .orElse(Double.NaN);
    }

    /** T where the symmetric state turns unstable; NaN where it does not. */
    abstract double ofSymmetricState(TheoryPoint point, SymmetricState state);

    @Override
    public final boolean locates(TheoryPoint point, double asked) {
        return asked == level && FixedPointSettings.of(point).isCentre();
    }

    @Override
    public final double criticalLoad(TheoryPoint point) {
        return Double.NaN;
    }

    /** T of vp at a time t; NaN unless t &gt; 0. */
    static double ofTime(double forwardTime) {
        return forwardTime > 0 ? StrictMath.expm1(2 * forwardTime) : Double.NaN;
    }
}
