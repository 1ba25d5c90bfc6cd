package org.phasesweep.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * The random streams of one realization. A stream is a function of (seed, key, realization, purpose, index) and of nothing
 * else, so that the same numbers come out whatever the cluster did: never of a partition, an attempt, a grid index or the
 * clock.
 *
 * <p>The generator is Philox 4x64-10 (Salmon et al., SC 2011), counter based: SHA-256 over seed, key, realization and
 * purpose gives the 128-bit Philox key, and the index (a replica, or a block of rows) is the highest word of the 256-bit
 * counter, whose other words start at 0 and which is raised by one before every block of four words. So streams of one purpose
 * do not overlap before 2^192 blocks; other purposes, realizations and seeds have other keys.
 */
public final class RandomStreams {

    /** Rows in a block of data; each block has its own stream. */
    public static final int BLOCK_ROWS = 1024;

    private final long seed;
    private final byte[] dataKey;
    private final byte[] stateKey;
    private final int realization;

    /**
     * Streams of a realization.
     *
     * @param seed the sweep's seed
     * @param dataContent canonical lines that identify the disorder: model and dimension
     * @param stateContent canonical lines that identify noise and fresh states: the same plus the sampler kind
     * @param realization index of the draw of the disorder, from 0
     */
    public RandomStreams(long seed, List<String> dataContent, List<String> stateContent, int realization) {
        this.seed = seed;
        this.dataKey = sha256(dataContent);
        this.stateKey = sha256(stateContent);
        this.realization = realization;
    }

    /** The stream of a purpose; the index is the replica for noise and the block of rows otherwise. */
    public UniformRandomProvider stream(Purpose purpose, long index) {
        boolean ofData = purpose == Purpose.DATA || purpose == Purpose.ORDER;
        MessageDigest digest = newDigest();
        digest.update(ByteBuffer.allocate(12).putLong(seed).putInt(realization).array());
        digest.update(ofData ? dataKey : stateKey);
        digest.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Philox4x64(new long[] {hash.getLong(), hash.getLong(), 0, 0, 0, index});
    }

    /** SHA-256 over lines of text, each ended by a line feed. */
    public static byte[] sha256(List<String> lines) {
        MessageDigest digest = newDigest();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return digest.digest();
    }

    /** SHA-256 over bytes. */
    public static byte[] sha256(byte[] bytes) {
        return newDigest().digest(bytes);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
