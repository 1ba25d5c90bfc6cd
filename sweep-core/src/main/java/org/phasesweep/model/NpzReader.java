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
    public RawRows read(InputStream in, String file) throws IOException, DataFormatException {
        ZipInputStream zip = new ZipInputStream(in);
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            throw new DataFormatException(file + ": it is no NPZ file, or there is nothing in it");
        }
        RawRows rows = new NpyReader().read(zip, file + "[" + entry.getName() + "]");
        ZipEntry second = zip.getNextEntry();
        if (second != null) {
            throw new DataFormatException(file + ": it holds several arrays (" + entry.getName() + ", "
                    + second.getName() + ", ...); save the one that is wanted as an NPY file");
        }
        return rows;
    }
}
