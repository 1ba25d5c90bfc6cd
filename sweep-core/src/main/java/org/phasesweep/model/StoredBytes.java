package org.phasesweep.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a file as stored: counted, and their checksum taken as they pass. */
final class StoredBytes extends FilterInputStream {

    private final PushbackInputStream ahead;
    private final MessageDigest digest = sha256();
    private long count;

    StoredBytes(InputStream in) {
        this(new PushbackInputStream(in));
    }

    private StoredBytes(PushbackInputStream ahead) {
        super(ahead);
        this.ahead = ahead;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            digest.update((byte) value);
            count++;
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            digest.update(bytes, offset, read);
            count += read;
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(wanted, Integer.MAX_VALUE)).length;
    }

    /**
     * Whether there is another byte. A gzip file may have several members, and {@code GZIPInputStream} looks for the next only
     * where something is available; streams over a network often say that nothing is.
     */
    @Override
    public int available() throws IOException {
        int next = ahead.read();
        if (next < 0) {
            return 0;
        }
        ahead.unread(next);
        return 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /** The checksum in hex of the whole file: what was not read yet is read. */
    String checksum() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
