package org.phasesweep.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a binary array file: its header piece by piece, then its values, which must be as many as announced. */
final class BinaryInput {

    private static final int CHUNK_VALUES = 8192;

    private final InputStream in;
    private final String file;
    private long position;

    BinaryInput(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /** Takes values in the order of the file. */
    @FunctionalInterface
    interface Sink {
        void accept(double value) throws DataFormatException;
    }

    /** The next bytes of the header. */
    byte[] header(int count) throws IOException, DataFormatException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new DataFormatException(
                    file + ": the file ends at byte " + position + ", inside its header; copy it again");
        }
        return bytes;
    }

    /** All values, after which the file must end. */
    void values(BinaryElement element, int count, Sink sink) throws IOException, DataFormatException {
        byte[] chunk = new byte[CHUNK_VALUES * element.bytes()];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(element.order());
        for (int from = 0; from < count; from += CHUNK_VALUES) {
            int size = Math.min(CHUNK_VALUES, count - from);
            int read = in.readNBytes(chunk, 0, size * element.bytes());
            position += read;
            if (read < size * element.bytes()) {
                throw tooShort(from + read / element.bytes(), count);
            }
            buffer.clear();
            for (int i = 0; i < size; i++) {
                sink.accept(element.next(buffer));
            }
        }
        if (in.read() >= 0) {
            throw new DataFormatException(file + ": more bytes follow the " + count
                    + " values that its header announces (at byte " + position + "); save one array alone");
        }
    }

    private DataFormatException tooShort(int there, int announced) {
        return new DataFormatException(file + ": the file ends at byte " + position + ", after " + there + " of the "
                + announced + " values that its header announces; copy it again");
    }
}
