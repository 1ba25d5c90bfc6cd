package org.phasesweep.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** NumPy's file formats: NPY 1.0 of little-endian float64 in C order, and NPZ, a zip of such files without compression. */
public final class NpyWriter {

    private static final int ALIGNMENT = 64;
    private static final int PREAMBLE = 10;
    private static final int CHUNK = 8192;

    private NpyWriter() {}

    /**
     * Writes an array.
     *
     * @param out not closed
     * @param values row-major
     * @param shape its product is the number of values
     */
    public static void write(OutputStream out, double[] values, int... shape) throws IOException {
        out.write(header(shape));
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            buffer.clear();
            for (int i = from; i < Math.min(values.length, from + CHUNK); i++) {
                buffer.putDouble(values[i]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    private static byte[] header(int... shape) {
        String dimensions = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" ", "(", ")"));
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': " + dimensions + ", }";
        int length = (PREAMBLE + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - PREAMBLE;
        ByteBuffer header = ByteBuffer.allocate(PREAMBLE + length).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        header.putShort((short) length);
        header.put((text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    /** Writes columns under their names; {@code numpy.load} gives them back. Text columns are not among them. */
    public static void writeZip(OutputStream out, ColumnTable table) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (String name : table.names()) {
            if (table.isText(name)) {
                continue;
            }
            byte[] file = table.isList(name) ? bytes(table.lists(name)) : bytes(table.numbers(name));
            ZipEntry entry = new ZipEntry(name + ".npy");
            entry.setMethod(ZipEntry.STORED);
            entry.setTime(0);
            entry.setSize(file.length);
            CRC32 crc = new CRC32();
            crc.update(file);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(file);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Lists as the rows of an array, those that are shorter than the longest filled up with NaN. */
    private static byte[] bytes(double[][] lists) throws IOException {
        int width = Arrays.stream(lists).mapToInt(list -> list.length).max().orElse(0);
        double[] values = new double[lists.length * width];
        Arrays.fill(values, Double.NaN);
        for (int row = 0; row < lists.length; row++) {
            System.arraycopy(lists[row], 0, values, row * width, lists[row].length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, values, lists.length, width);
        return bytes.toByteArray();
    }

    private static byte[] bytes(double[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, values, values.length);
        return bytes.toByteArray();
    }
}
