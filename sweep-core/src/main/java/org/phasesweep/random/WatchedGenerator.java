package org.phasesweep.random;

import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * xoshiro256++ that asks now and then whether it should go on: after words whose low 16 bits are zero, one in 65536, so that
 * no counter need be kept, which would make drawing slower.
 */
final class WatchedGenerator extends XoShiRo256PlusPlus {

    private static final long LOW_BITS = 0xffff;

    private final Runnable check;

    WatchedGenerator(long seed0, long seed1, long seed2, long seed3, Runnable check) {
        super(seed0, seed1, seed2, seed3);
        this.check = check;
    }

    @Override
    public long next() {
        long word = super.next();
        if ((word & LOW_BITS) == 0) {
            check.run();
        }
        return word;
    }
}
