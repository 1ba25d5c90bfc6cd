package org.phasesweep.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's NPY, versions 1 to 3: real numbers, integers and booleans of any width and byte order, C or Fortran order. The first
 * axis counts rows, all others are flattened to columns. Pickled objects are refused.
 */
public final class NpyReader implements DataFormatReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z])(\\d*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int CHUNK_VALUES = 8192;

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public List<String> extensions() {
        return List.of(".npy");
    }

    @Override
    public RawRows read(InputStream in, String file) throws IOException, DataFormatException {
        DataInputStream data = new DataInputStream(in);
        String header = header(data, file);
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !order.find() || !shape.find()) {
            throw new DataFormatException(file + ": the header is not that of a plain array: " + header.strip());
        }
        int[] lengths = Arrays.stream(shape.group(1).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        if (lengths.length == 0) {
            throw new DataFormatException(file + ": it holds a single number, not rows");
        }
        int columns = product(lengths, file) / Math.max(1, lengths[0]);
        Element element = Element.of(type.group(1), type.group(2), type.group(3), file);
        double[] values = values(data, element, lengths[0] * columns, file);
        boolean fortran = order.group(1).equals("True");
        return new RawRows(List.of(), columns, fortran ? rowMajor(values, lengths) : values);
    }

    private static String header(DataInputStream data, String file) throws IOException, DataFormatException {
        byte[] magic = data.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new DataFormatException(file + ": it does not begin like an NPY file (at byte 0)");
        }
        int version = data.readUnsignedByte();
        data.readUnsignedByte();
        int length = version == 1
                ? Short.toUnsignedInt(Short.reverseBytes(data.readShort()))
                : Integer.reverseBytes(data.readInt());
        if (version > 3 || length < 0 || length > LONGEST_HEADER) {
            throw new DataFormatException(file + ": NPY version " + version + " with a header of " + length
                    + " bytes is not known (at byte 6)");
        }
        byte[] header = data.readNBytes(length);
        if (header.length < length) {
            throw new EOFException();
        }
        return new String(header, StandardCharsets.UTF_8);
    }

    private static int product(int[] lengths, String file) throws DataFormatException {
        long product = 1;
        for (int length : lengths) {
            product *= length;
            if (product > Integer.MAX_VALUE - 8) {
                throw new DataFormatException(file + ": more than 2^31 values; keep fewer rows or columns");
            }
        }
        return (int) product;
    }

    /** How a number is stored. */
    private record Element(char kind, int bytes, ByteOrder order) {

        static Element of(String order, String kind, String width, String file) throws DataFormatException {
            if (kind.equals("O")) {
                throw new DataFormatException(
                        file + ": it holds pickled Python objects, which are not read; save a numeric array");
            }
            int bytes = width.isEmpty() ? 0 : Integer.parseInt(width);
            boolean known = switch (kind) {
                case "f" -> bytes == 2 || bytes == 4 || bytes == 8;
                case "i", "u" -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
                case "b" -> bytes == 1;
                default -> false;
            };
            if (!known) {
                throw new DataFormatException(file + ": values of type " + kind + width
                        + " are not read; save float64, float32, integers or booleans");
            }
            return new Element(
                    kind.charAt(0), bytes, order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        }

        double next(ByteBuffer buffer) {
            return switch (bytes) {
                case 1 -> kind == 'i' ? buffer.get() : Byte.toUnsignedInt(buffer.get());
                case 2 -> two(buffer.getShort());
                case 4 -> four(buffer);
                default -> kind == 'f' ? buffer.getDouble() : eight(buffer.getLong());
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
            return kind == 'u' && bits < 0 ? (bits >>> 1) * 2.0 + (bits & 1) : bits;
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

    private static double[] values(DataInputStream data, Element element, int count, String file)
            throws IOException, DataFormatException {
        double[] values = new double[count];
        byte[] chunk = new byte[CHUNK_VALUES * element.bytes()];
        for (int from = 0; from < count; from += CHUNK_VALUES) {
            int size = Math.min(CHUNK_VALUES, count - from);
            int read = data.readNBytes(chunk, 0, size * element.bytes());
            if (read < size * element.bytes()) {
                throw new DataFormatException(file + ": the file is truncated: " + count + " values are announced, "
                        + (from + read / element.bytes()) + " are there");
            }
            ByteBuffer buffer = ByteBuffer.wrap(chunk).order(element.order());
            for (int i = from; i < from + size; i++) {
                values[i] = element.next(buffer);
            }
        }
        return values;
    }

    /** The first index runs fastest in Fortran order; the others are flattened in C order. */
    private static double[] rowMajor(double[] fortran, int[] lengths) {
        double[] values = new double[fortran.length];
        int[] index = new int[lengths.length];
        for (double value : fortran) {
            int at = 0;
            for (int axis = 0; axis < lengths.length; axis++) {
                at = at * lengths[axis] + index[axis];
            }
            values[at] = value;
            for (int axis = 0; axis < lengths.length && ++index[axis] == lengths[axis]; axis++) {
                index[axis] = 0;
            }
        }
        return values;
    }
}
