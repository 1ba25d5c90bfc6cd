package org.phasesweep.report;

/**
 * The colour map viridis: perceptually uniform, increasing in lightness, readable for the colour-blind and in grey. Ten of its
 * colours with linear interpolation between them. Source: S. van der Walt and N. Smith for Matplotlib, released as CC0.
 */
final class Viridis {

    private static final int[] ANCHORS = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725
    };

    private Viridis() {}

    /** The colour, 0xRRGGBB, at a share from 0, dark, to 1, light; shares beyond are as the nearest end. */
    static int at(double share) {
        double place = Math.min(Math.max(share, 0), 1) * (ANCHORS.length - 1);
        int low = Math.min((int) place, ANCHORS.length - 2);
        return between(ANCHORS[low], ANCHORS[low + 1], place - low);
    }

    private static int between(int low, int high, double share) {
        return (mixed(low, high, 16, share) << 16) | (mixed(low, high, 8, share) << 8) | mixed(low, high, 0, share);
    }

    private static int mixed(int low, int high, int shift, double share) {
        int from = (low >> shift) & 0xff;
        int to = (high >> shift) & 0xff;
        return (int) Math.round(from + share * (to - from));
    }
}
