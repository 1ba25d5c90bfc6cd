package org.phasesweep.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a binary file stores a number. 64-bit integers beyond 2^53 are rounded to the nearest double.
 *
 * @param kind as NumPy writes it: f real, i integer, u unsigned integer, b boolean
 * @param bytes of one number: f 2, 4, 8; i and u 1, 2, 4, 8; b 1
 * @param order of the bytes
 */
record BinaryElement(char kind, int bytes, ByteOrder order) {

    /** Whether numbers of that kind and width are read. */
    static boolean isKnown(char kind, int bytes) {
        return switch (kind) {
            case 'f' -> bytes == 2 || bytes == 4 || bytes == 8;
            case 'i', 'u' -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
            case 'b' -> bytes == 1;
            default -> false;
        };
    }

    /** The next number of a buffer in this order. */
    double next(ByteBuffer buffer) {
        return switch (bytes) {
            case 1 -> one(buffer.get());
            case 2 -> two(buffer.getShort());
            case 4 -> four(buffer);
            default -> kind == 'f' ? buffer.getDouble() : eight(buffer.getLong());
        };
    }

    private double one(byte bits) {
        return switch (kind) {
            case 'i' -> bits;
            case 'b' -> bits == 0 ? 0 : 1;
            default -> Byte.toUnsignedInt(bits);
        };
    }

    private double two(short bits) {
        return switch (kind) {
            case 'f' -> half(bits);
            case 'u' -> Short.toUnsignedInt(bits);
            default -> bits;
        };
    }

    private double four(ByteBuffer buffer) {
        return switch (kind) {
            case 'f' -> buffer.getFloat();
            case 'u' -> Integer.toUnsignedLong(buffer.getInt());
            default -> buffer.getInt();
        };
    }

    private double eight(long bits) {
        return kind == 'u' ? RowCollector.unsigned(bits) : bits;
    }

    /** IEEE 754 binary16. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = switch (exponent) {
            case 0 -> fraction * 0x1p-24;
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> StrictMath.scalb(1 + fraction * 0x1p-10, exponent - 15);
        };
        return bits < 0 ? -size : size;
    }
}
