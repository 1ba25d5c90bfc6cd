package org.phasesweep.model;

import org.phasesweep.spec.Settings;

/** {@code vp}, the Ornstein–Uhlenbeck process dX = −X dt + √2 dW: a = e^{−t}, Δ = 1 − e^{−2t}, T = e^{2t} − 1. */
public final class VariancePreserving implements ProcessType {

    @Override
    public String name() {
        return "vp";
    }

    @Override
    public String summary() {
        return "Ornstein-Uhlenbeck, a = exp(-t), T = exp(2t) - 1";
    }

    @Override
    public ForwardProcess create(Settings settings) {
        return new ForwardProcess() {
            @Override
            public double temperature(double forwardTime) {
                return StrictMath.expm1(2 * forwardTime);
            }

            @Override
            public double forwardTime(double temperature) {
                return 0.5 * StrictMath.log1p(temperature);
            }

            @Override
            public double signalSquared(double temperature) {
                return 1 / (1 + temperature);
            }

            @Override
            public double temperatureRate(double temperature) {
                return 2 * (1 + temperature);
            }

            @Override
            public double signalRate(double temperature) {
                return -1;
            }
        };
    }
}
