package org.phasesweep.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** NumPy's NPZ with a single array in it. */
public final class NpzReader implements DataFormatReader {

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public List<String> extensions() {
        return List.of(".npz");
    }

    @Override
    public RawRows read(InputStream in, String file, LabelColumn labels) throws IOException, DataFormatException {
        ZipInputStream zip = new ZipInputStream(in);
        ZipEntry entry = next(zip, file);
        if (entry == null) {
            throw new DataFormatException(
                    file + ": it is no NPZ file, or there is nothing in it; set format: to what it is");
        }
        String name = RowCollector.shown(entry.getName());
        RawRows rows = new NpyReader().read(zip, file + "[" + name + "]", labels);
        ZipEntry second = next(zip, file);
        if (second != null) {
            throw new DataFormatException(file + ": it holds several arrays (" + name + ", "
                    + RowCollector.shown(second.getName()) + ", …); save the one that is wanted alone");
        }
        return rows;
    }

    private static ZipEntry next(ZipInputStream zip, String file) throws IOException, DataFormatException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new DataFormatException(file + ": a name in it cannot be decoded; copy or save it again", e);
        }
    }
}
