package org.phasesweep.model;

/**
 * The Gaussian channel x_t = a_t y + sqrt(Δ_t) z (physics.md §1) and the relation of its time to the temperature
 * T = Δ/a². Whatever depends on time through T alone is computed from T; the rest takes a² and Δ from here.
 */
public interface ForwardProcess {

    /** T = Δ_t/a_t² for a forward time t &gt; 0. */
    double temperature(double forwardTime);

    /** The forward time at which the temperature is T &gt; 0; NaN when the process never reaches it. */
    double forwardTime(double temperature);

    /** a² at temperature T. */
    double signalSquared(double temperature);

    /** dT/dt = g²/a², how fast the temperature T rises in forward time; NaN when the process never reaches it. */
    double temperatureRate(double temperature);

    /** d ln a/dt in forward time: the linear drift f(x) = (d ln a/dt) x of the forward process. */
    double signalRate(double temperature);

    /** Δ = a² T, the variance of the noise per component. */
    default double noiseVariance(double temperature) {
        return signalSquared(temperature) * temperature;
    }
}
