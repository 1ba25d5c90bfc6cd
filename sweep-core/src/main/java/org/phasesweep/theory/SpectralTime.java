package org.phasesweep.theory;

/**
 * The spectral time of vp, t_S = ½ ln Λ of the largest eigenvalue Λ of the data covariance, |μ|² + σ² of two classes (Biroli et al.,
 * arXiv 2402.18491; physics reference §3): an estimate of the others for Λ ≫ 1, where no observable crosses a level. Absent for Λ ≤ 1.
 */
public final class SpectralTime extends CriticalTemperature {

    public SpectralTime() {
        super("reverse-sde", "growth_rate_sde", Double.NaN);
    }

    @Override
    public String name() {
        return "spectral-time";
    }

    @Override
    public String summary() {
        return "t_S = ln(Lambda)/2 in vp, Lambda the top eigenvalue of the data covariance: an estimate for large Lambda";
    }

    @Override
    public Exactness exactness() {
        return Exactness.ASYMPTOTIC;
    }

    @Override
    boolean speaksOf(TheoryPoint point) {
        return super.speaksOf(point) && point.isVariancePreserving();
    }

    @Override
    double ofSymmetricState(TheoryPoint point, SymmetricState state) {
        return ofTime(0.5 * StrictMath.log(state.signal() + state.variance()));
    }
}
