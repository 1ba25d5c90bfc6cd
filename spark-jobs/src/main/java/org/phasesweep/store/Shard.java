package org.phasesweep.store;

/**
 * A part of a sweep that runs on its own: {@code --shard k/n}.
 *
 * @param index k, from 1 to n
 * @param count n
 */
public record Shard(int index, int count) {

    public Shard {
        if (!(count >= 1 && index >= 1 && index <= count)) {
            throw new IllegalArgumentException(
                    "shard " + index + "/" + count + ": expected k/n with 1 <= k <= n, such as 1/3");
        }
    }

    /** The part of a file name that tells shards apart: {@code -k-of-n}. */
    public String suffix() {
        return "-" + index + "-of-" + count;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
