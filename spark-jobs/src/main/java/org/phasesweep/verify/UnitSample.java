package org.phasesweep.verify;

import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.phasesweep.random.RandomStreams;

/**
 * A random choice among units that come in any order and more than once: the first by SHA-256 of seed and id. The same seed
 * chooses the same of the same units, and more when more are asked for.
 */
final class UnitSample {

    private final String seed;
    private final int most;
    private final TreeMap<String, String> chosen = new TreeMap<>();

    UnitSample(long seed, int most) {
        this.seed = Long.toString(seed);
        this.most = most;
    }

    void offer(String unitId) {
        chosen.put(HexFormat.of().formatHex(RandomStreams.sha256(List.of(seed, unitId))), unitId);
        if (chosen.size() > most) {
            chosen.pollLastEntry();
        }
    }

    /** In the order of the choice. */
    List<String> chosen() {
        return List.copyOf(chosen.values());
    }
}
