package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/** {@code ve}: dX = σ dW, a = 1, Δ = T = σ²t. */
public final class VarianceExploding implements ProcessType {

    @Override
    public String name() {
        return "ve";
    }

    @Override
    public String summary() {
        return "Brownian noise, a = 1, T = sigma^2 t";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number("sigma", Range.POSITIVE, "noise rate").withDefault(1.0));
    }

    @Override
    public ForwardProcess create(Settings settings) {
        double rate = settings.number("sigma") * settings.number("sigma");
        return new ForwardProcess() {
            @Override
            public double temperature(double forwardTime) {
                return rate * forwardTime;
            }

            @Override
            public double forwardTime(double temperature) {
                return temperature / rate;
            }

            @Override
            public double signalSquared(double temperature) {
                return 1;
            }

            @Override
            public double temperatureRate(double temperature) {
                return rate;
            }

            @Override
            public double signalRate(double temperature) {
                return 0;
            }
        };
    }
}
