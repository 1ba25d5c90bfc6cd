package org.phasesweep.plan;

import org.phasesweep.sampler.MachineSpeed;

/**
 * What tasks may use, and how fast they are.
 *
 * @param cores that compute at the same time
 * @param memoryBytesPerTask heap for one task, beside a broadcast data file
 * @param shard the part of the units that is wanted
 * @param speed of the cores
 */
public record Resources(int cores, long memoryBytesPerTask, Shard shard, MachineSpeed speed) {

    /** Resources whose speed nobody has measured. */
    public Resources(int cores, long memoryBytesPerTask, Shard shard) {
        this(cores, memoryBytesPerTask, shard, MachineSpeed.BUILT_IN);
    }

    /**
     * Part k of n of the units: those whose id's hash mod n is k − 1.
     *
     * @param k from 1 to n
     * @param n number of parts
     */
    public record Shard(int k, int n) {

        /** All units. */
        public static final Shard ALL = new Shard(1, 1);

        public Shard {
            if (!(n >= 1 && k >= 1 && k <= n)) {
                throw new IllegalArgumentException("shard " + k + "/" + n + " is none: write k/n with 1 <= k <= n");
            }
        }

        /** Whether the unit is in this part. */
        public boolean contains(String unitId) {
            return n == 1 || Math.floorMod(hash(unitId), n) == k - 1;
        }

        /** FNV-1a with a final mix: the same on every machine and in every release. */
        private static int hash(String unitId) {
            int hash = 0x811c9dc5;
            for (int i = 0; i < unitId.length(); i++) {
                hash = (hash ^ unitId.charAt(i)) * 0x01000193;
            }
            hash ^= hash >>> 15;
            return hash * 0x2c1b3c6d ^ hash >>> 12;
        }
    }
}
