package org.phasesweep.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z])([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");

    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9L, ]*)\\)");
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,18})L?");

    private static final int NEWEST_VERSION = 3;
    private static final int LONGEST_SHOWN = 120;
    private static final int LONGEST_HEADER = 1 << 20;

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public List<String> extensions() {
        return List.of(".npy");
    }

    @Override
    public RawRows read(InputStream in, String file, LabelColumn labels) throws IOException, DataFormatException {
        BinaryInput input = new BinaryInput(in, file);
        String header = header(input, file);
        BinaryElement element = element(header, file);
        ArrayShape shape = shape(header, file);
        boolean fortran = find(ORDER, header, file).group(1).equals("True");
        RowCollector rows = RowCollector.of(file, List.of(), shape.columns(), labels);
        if (fortran) {
            GrowingValues values = new GrowingValues(file);
            input.values(element, shape.size(), values::add);
            collect(values.toArray(), shape.lengths(), rows);
        } else {
            input.values(element, shape.size(), rows::number);
        }
        return rows.finish();
    }

    private static String header(BinaryInput input, String file) throws IOException, DataFormatException {
        if (!Arrays.equals(input.header(MAGIC.length), MAGIC)) {
            throw new DataFormatException(
                    file + ": it does not begin like an NPY file (at byte 0); set format: to what it is");
        }
        int version = Byte.toUnsignedInt(input.header(2)[0]);
        int length = version == 1
                ? littleEndian(input.header(2)).getShort() & 0xffff
                : littleEndian(input.header(4)).getInt();
        if (version < 1 || version > NEWEST_VERSION || length < 0 || length > LONGEST_HEADER) {
            throw new DataFormatException(file + ": NPY version " + version + " with a header of "
                    + Integer.toUnsignedString(length) + " bytes is not known (at byte 6); save it again");
        }
        return new String(input.header(length), StandardCharsets.UTF_8);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Matcher find(Pattern pattern, String header, String file) throws DataFormatException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DataFormatException(file + ": its header is not that of a plain array of numbers: "
                    + RowCollector.shown(header.strip(), LONGEST_SHOWN)
                    + "; save float64, float32, integers or booleans");
        }
        return matcher;
    }

    private static ArrayShape shape(String header, String file) throws DataFormatException {
        List<Long> lengths = new ArrayList<>();
        for (String text : find(SHAPE, header, file).group(1).split(",", -1)) {
            if (!text.isBlank()) {
                lengths.add(length(text.strip(), file));
            }
        }
        if (lengths.isEmpty()) {
            throw new DataFormatException(file + ": it holds a single number; save an array with a row a data point");
        }
        return ArrayShape.of(lengths, file);
    }

    /** Python 2 wrote an L after long integers. */
    private static long length(String text, String file) throws DataFormatException {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            throw new DataFormatException(file + ": '" + RowCollector.shown(text)
                    + "' in the shape of its header is no length that can be read; save it again");
        }
        return Long.parseLong(length.group(1));
    }

    private static BinaryElement element(String header, String file) throws DataFormatException {
        Matcher type = find(TYPE, header, file);
        char kind = type.group(2).charAt(0);
        if (kind == 'O') {
            throw new DataFormatException(
                    file + ": it holds pickled Python objects, which are not read; save a numeric array");
        }
        int bytes = type.group(3).matches("[0-9]{1,2}") ? Integer.parseInt(type.group(3)) : 0;
        if (!BinaryElement.isKnown(kind, bytes)) {
            throw new DataFormatException(file + ": values of type " + kind + RowCollector.shown(type.group(3))
                    + " are not read; save float64, float32, integers or booleans");
        }
        return new BinaryElement(
                kind, bytes, type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** From Fortran order, in which the first index runs fastest, to rows; the other axes are flattened in C order. */
    private static void collect(double[] fortran, List<Long> lengths, RowCollector rows) throws DataFormatException {
        int axes = lengths.size();
        int[] index = new int[axes];
        for (int count = 0; count < fortran.length; count++) {
            int at = 0;
            for (int axis = axes - 1; axis >= 0; axis--) {
                at = (int) (at * lengths.get(axis) + index[axis]);
            }
            rows.number(fortran[at]);
            for (int axis = axes - 1; axis >= 0 && ++index[axis] == lengths.get(axis); axis--) {
                index[axis] = 0;
            }
        }
    }
}
