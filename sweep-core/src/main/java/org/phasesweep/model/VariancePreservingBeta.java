package org.phasesweep.model;

import java.util.List;
import org.phasesweep.spec.Parameter;
import org.phasesweep.spec.Range;
import org.phasesweep.spec.Settings;

/**
 * {@code vp-beta}, the process of DDPM: dX = −½β(t)X dt + √β dW with β rising linearly from β_min to β_max over the
 * horizon. a² = e^{−B(t)}, Δ = 1 − a², T = e^{B(t)} − 1 with B = ∫β.
 */
public final class VariancePreservingBeta implements ProcessType {

    @Override
    public String name() {
        return "vp-beta";
    }

    @Override
    public String summary() {
        return "DDPM: beta(t) rises linearly from beta_min to beta_max over the horizon";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("beta_min", Range.NON_NEGATIVE, "beta at time 0")
                        .withDefault(0.1),
                Parameter.number("beta_max", Range.POSITIVE, "beta at the horizon")
                        .withDefault(20.0),
                Parameter.number("horizon", Range.POSITIVE, "the last time").withDefault(1.0));
    }

    @Override
    public ForwardProcess create(Settings settings) {
        double betaMin = settings.number("beta_min");
        double betaMax = settings.number("beta_max");
        if (betaMax < betaMin) {
            throw new IllegalArgumentException(
                    "process vp-beta: beta_max = " + betaMax + " is below beta_min = " + betaMin + "; raise beta_max");
        }
        return new LinearSchedule(betaMin, betaMax, settings.number("horizon"));
    }

    private record LinearSchedule(double betaMin, double betaMax, double horizon) implements ForwardProcess {

        /** ∫₀ᵗ β. */
        private double integral(double time) {
            return time * (betaMin + 0.5 * (betaMax - betaMin) * time / horizon);
        }

        @Override
        public double temperature(double forwardTime) {
            return forwardTime <= horizon ? StrictMath.expm1(integral(forwardTime)) : Double.NaN;
        }

        /** The positive root of the quadratic B(t) = ln(1+T), in the form that does not cancel. */
        @Override
        public double forwardTime(double temperature) {
            double target = StrictMath.log1p(temperature);
            double slope = (betaMax - betaMin) / horizon;
            double time = 2 * target / (betaMin + Math.sqrt(betaMin * betaMin + 2 * slope * target));
            return time <= horizon ? time : Double.NaN;
        }

        @Override
        public double signalSquared(double temperature) {
            return 1 / (1 + temperature);
        }

        @Override
        public double temperatureRate(double temperature) {
            return beta(temperature) * (1 + temperature);
        }

        @Override
        public double signalRate(double temperature) {
            return -0.5 * beta(temperature);
        }

        private double beta(double temperature) {
            return betaMin + (betaMax - betaMin) * forwardTime(temperature) / horizon;
        }
    }
}
