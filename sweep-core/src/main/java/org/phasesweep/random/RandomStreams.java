package org.phasesweep.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The random streams of one realization. A stream is a function of (seed, key, realization, purpose, index) and of nothing
 * else, so that the same numbers come out whatever the cluster did: never of a partition, an attempt, a grid index or the
 * clock.
 *
 * <p>The generator is xoshiro256++ (Blackman and Vigna, ACM Trans. Math. Softw. 47, 36, 2021); its state of 256 bits is SHA-256 over
 * seed, realization, key, purpose and index (a replica, or a block of rows). So a stream begins at a random place of a period of
 * 2^256 − 1: that any two of 2^64 streams of 2^48 words each overlap has probability 2^(2·64 + 48 − 256) = 2^−80. A counter-based
 * generator (Philox 4x64, three times as long for a normal number) would make the drawing of data dearer than all else.
 */
public final class RandomStreams {

    /** Rows in a block of data; each block has its own stream. */
    public static final int BLOCK_ROWS = 1024;

    private final long seed;
    private final byte[] dataKey;
    private final byte[] stateKey;
    private final int realization;
    private final Runnable check;

    /**
     * Streams of a realization.
     *
     * @param seed the sweep's seed
     * @param dataContent canonical lines that identify the disorder: model and dimension
     * @param stateContent canonical lines that identify noise and fresh states: the same plus the sampler kind
     * @param realization index of the draw of the disorder, from 0
     */
    public RandomStreams(long seed, List<String> dataContent, List<String> stateContent, int realization) {
        this(seed, sha256(dataContent), sha256(stateContent), realization, () -> {});
    }

    private RandomStreams(long seed, byte[] dataKey, byte[] stateKey, int realization, Runnable check) {
        this.seed = seed;
        this.dataKey = dataKey;
        this.stateKey = stateKey;
        this.realization = realization;
        this.check = check;
    }

    /**
     * The same streams, which call this when they are opened and after one word in 65536, so that a unit can be stopped
     * wherever it draws, also in a model that rejects for ever. It may throw to give up.
     */
    public RandomStreams asking(Runnable deadline) {
        return new RandomStreams(seed, dataKey, stateKey, realization, deadline);
    }

    /** The stream of a purpose; the index is the replica for noise and levels and the block of rows otherwise. */
    public UniformRandomProvider stream(Purpose purpose, long index) {
        check.run();
        boolean ofData = purpose == Purpose.DATA || purpose == Purpose.ORDER || purpose == Purpose.LAW;
        MessageDigest digest = newDigest();
        digest.update(ByteBuffer.allocate(12).putLong(seed).putInt(realization).array());
        digest.update(ofData ? dataKey : stateKey);
        digest.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new WatchedGenerator(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong(), check);
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
