package org.phasesweep.observable;

/**
 * The forward process at one time: x = a y + √Δ z with T = Δ/a² (physics reference §1).
 *
 * @param temperature T = Δ/a²
 * @param signalSquared a²
 * @param temperatureRate dT/dt
 * @param signalRate d ln a/dt: −1 for {@code vp}, 0 where a does not change
 */
public record Channel(double temperature, double signalSquared, double temperatureRate, double signalRate) {}
