package org.phasesweep.theory;

/** A mean over noised states of a law with the posterior over that law, where its {@link ChannelLaw} is known. Exact at any d. */
abstract class ChannelPrediction implements ObservablePrediction {

    @Override
    public final Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public final boolean appliesTo(TheoryPoint point) {
        return point.isPopulation() && ChannelLaw.isKnown(point);
    }

    @Override
    public final double value(TheoryPoint point) {
        return value(ChannelLaw.of(point), point);
    }

    /** The mean. */
    abstract double value(ChannelLaw law, TheoryPoint point);
}
