package org.phasesweep.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;

/** Files of every format version load for ever. Those in {@code format/1} were written by running the spec beside them. */
class OldFormatsTest {

    private static byte[] file(String name) throws IOException {
        try (InputStream in = OldFormatsTest.class.getResourceAsStream("/format/" + name)) {
            if (in == null) {
                throw new NoSuchElementException(name);
            }
            return in.readAllBytes();
        }
    }

    @Test
    void unitsOfVersion1() throws Exception {
        UnitTable table = UnitTable.fromArrow(file("1/units.arrow"));
        assertThat(table.columns()).contains("participation_ratio", "energy").doesNotContain("effective_count");
        assertThat(table.rows()).hasSize(8);
        assertThat(table.rows()).extracting(UnitRow::realization).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(table.rows().subList(0, 4)).extracting(UnitRow::temperature).containsExactly(0.5, 2.0, 0.5, 2.0);
        assertThat(table.rows()).allMatch(row -> row.dimension() == 3 && row.replicas() == 3 && !row.failed());
    }

    /** A release that knows no lists still reads what has none, and is told its limit by what has some. */
    @Test
    void onlyTablesWithListsSayVersion2() throws Exception {
        UnitTable table = UnitTable.fromArrow(file("1/units.arrow"));
        assertThat(table.toArrow()).isEqualTo(file("1/units.arrow"));
        assertThat(version(table.toArrow())).isEqualTo("1");
        assertThat(version(new UnitTable(List.of(), List.of("list"), List.of()).toArrow()))
                .isEqualTo("2");
    }

    private static String version(byte[] file) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                ArrowFileReader reader = new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(file), memory)) {
            reader.getRecordBlocks();
            return reader.getMetaData().get("format_version");
        }
    }

    @Test
    void diagramOfVersion1() throws Exception {
        ColumnTable table = ArrowFile.read(file("1/diagram.arrow"));
        assertThat(table.names())
                .startsWith("dimension", "sample_count", "load", "temperature", "time", "realizations")
                .contains("energy", "energy_stderr", "energy_thermal_stderr", "energy_flag", "effective_count");
        assertThat(table.numbers("sample_count")).containsExactly(2, 2, 5, 5);
        assertThat(table.numbers("temperature")).containsExactly(0.5, 2, 0.5, 2);
        assertThat(table.numbers("participation_ratio"))
                .containsExactly(0.9022166980612052, 0.70805268454393, 0.5819663094281514, 0.30821049639055453);
    }
}
