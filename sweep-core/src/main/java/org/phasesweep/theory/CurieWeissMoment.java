package org.phasesweep.theory;

/**
 * A mean over the magnetization of Curie–Weiss spins at finite d, by the sum over the number of up spins: that of base points, rows
 * of the data or new draws, whatever is done to them afterwards. Exact at any size.
 */
abstract class CurieWeissMoment implements ObservablePrediction {

    @Override
    public final String name() {
        return "curie-weiss-" + observable().replace('_', '-');
    }

    @Override
    public String summary() {
        return observable() + " of Curie-Weiss spins by the sum over the number of up spins; exact at any d";
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public final boolean appliesTo(TheoryPoint point) {
        return CurieWeissLaw.is(point.model()) && (point.isNishimori() || point.isFresh());
    }
}
