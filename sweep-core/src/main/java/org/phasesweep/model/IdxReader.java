package org.phasesweep.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** IDX, the format of MNIST: big-endian integers or reals; the first axis counts rows, all others are flattened. */
public final class IdxReader implements DataFormatReader {

    private static final Map<Integer, BinaryElement> ELEMENTS = Map.of(
            0x08, element('u', 1),
            0x09, element('i', 1),
            0x0B, element('i', 2),
            0x0C, element('i', 4),
            0x0D, element('f', 4),
            0x0E, element('f', 8));

    private static BinaryElement element(char kind, int bytes) {
        return new BinaryElement(kind, bytes, ByteOrder.BIG_ENDIAN);
    }

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public List<String> extensions() {
        return List.of(".idx", "-ubyte");
    }

    @Override
    public RawRows read(InputStream in, String file, LabelColumn labels) throws IOException, DataFormatException {
        BinaryInput input = new BinaryInput(in, file);
        byte[] magic = input.header(Integer.BYTES);
        BinaryElement element = ELEMENTS.get((int) magic[2]);
        int axes = Byte.toUnsignedInt(magic[3]);
        if (magic[0] != 0 || magic[1] != 0 || axes == 0 || element == null) {
            throw new DataFormatException(file + ": it does not begin like an IDX file (at byte 0: 0x"
                    + Integer.toHexString(ByteBuffer.wrap(magic).getInt()) + "); set format: to what it is");
        }
        List<Long> lengths = new ArrayList<>();
        ByteBuffer header = ByteBuffer.wrap(input.header(axes * Integer.BYTES));
        for (int axis = 0; axis < axes; axis++) {
            lengths.add(Integer.toUnsignedLong(header.getInt()));
        }
        ArrayShape shape = ArrayShape.of(lengths, file);
        RowCollector rows = RowCollector.of(file, List.of(), shape.columns(), labels);
        input.values(element, shape.size(), rows::number);
        return rows.finish();
    }
}
