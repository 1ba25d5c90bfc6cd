package org.phasesweep.model;

import org.phasesweep.spec.Settings;

/** {@code edm} (Karras et al. 2022) with s = 1 and σ(t) = t: a = 1, Δ = T = t². */
public final class Edm implements ProcessType {

    @Override
    public String name() {
        return "edm";
    }

    @Override
    public String summary() {
        return "EDM with s = 1, sigma(t) = t: a = 1, T = t^2";
    }

    @Override
    public ForwardProcess create(Settings settings) {
        return new ForwardProcess() {
            @Override
            public double temperature(double forwardTime) {
                return forwardTime * forwardTime;
            }

            @Override
            public double forwardTime(double temperature) {
                return Math.sqrt(temperature);
            }

            @Override
            public double signalSquared(double temperature) {
                return 1;
            }

            @Override
            public double temperatureRate(double temperature) {
                return 2 * Math.sqrt(temperature);
            }

            @Override
            public double signalRate(double temperature) {
                return 0;
            }
        };
    }
}
