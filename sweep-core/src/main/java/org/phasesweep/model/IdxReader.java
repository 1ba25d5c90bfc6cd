package org.phasesweep.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** IDX, the format of MNIST: big-endian integers or reals; the first axis counts rows, all others are flattened. */
public final class IdxReader implements DataFormatReader {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int SIGNED_BYTE = 0x09;
    private static final int SHORT = 0x0B;
    private static final int INT = 0x0C;
    private static final int FLOAT = 0x0D;
    private static final int DOUBLE = 0x0E;

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public List<String> extensions() {
        return List.of(".idx", "-ubyte", ".idx3-ubyte", ".idx1-ubyte");
    }

    @Override
    public RawRows read(InputStream in, String file) throws IOException, DataFormatException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in));
        int magic = data.readInt();
        int type = magic >> 8 & 0xff;
        int axes = magic & 0xff;
        if (magic >>> 16 != 0 || axes == 0 || type < UNSIGNED_BYTE || type > DOUBLE || type == 0x0A) {
            throw new DataFormatException(
                    file + ": it does not begin like an IDX file (0x" + Integer.toHexString(magic) + " at byte 0)");
        }
        int rows = data.readInt();
        long columns = 1;
        for (int axis = 1; axis < axes; axis++) {
            columns *= Integer.toUnsignedLong(data.readInt());
        }
        if (rows < 0 || columns * rows > Integer.MAX_VALUE - 8 || columns <= 0) {
            throw new DataFormatException(file + ": " + Integer.toUnsignedString(rows) + " rows of " + columns
                    + " values are announced (at byte 4), more than can be read");
        }
        return new RawRows(List.of(), (int) columns, values(data, type, rows, (int) columns, file));
    }

    private static double[] values(DataInputStream data, int type, int rows, int columns, String file)
            throws IOException, DataFormatException {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = next(data, type);
            } catch (EOFException e) {
                throw new DataFormatException(
                        file + ": the file is truncated in row " + (i / columns + 1) + " of " + rows, e);
            }
        }
        return values;
    }

    private static double next(DataInputStream data, int type) throws IOException {
        return switch (type) {
            case UNSIGNED_BYTE -> data.readUnsignedByte();
            case SIGNED_BYTE -> data.readByte();
            case SHORT -> data.readShort();
            case INT -> data.readInt();
            case FLOAT -> data.readFloat();
            default -> data.readDouble();
        };
    }
}
