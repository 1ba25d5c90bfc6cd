package org.phasesweep.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Takes the bytes that a file should have and remembers the first at which the file has another. */
final class ComparingStream extends OutputStream {

    private final InputStream stored;
    private long position;
    private long firstDifference = -1;

    ComparingStream(InputStream stored) {
        this.stored = stored;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (firstDifference >= 0) {
            return;
        }
        byte[] there = stored.readNBytes(length);
        int mismatch = Arrays.mismatch(bytes, offset, offset + length, there, 0, there.length);
        if (mismatch >= 0) {
            firstDifference = position + mismatch;
        }
        position += length;
    }

    /** The first byte that differs once everything was written; -1 if the file has exactly these bytes. */
    long firstDifference() throws IOException {
        if (firstDifference < 0 && stored.read() >= 0) {
            firstDifference = position;
        }
        return firstDifference;
    }
}
