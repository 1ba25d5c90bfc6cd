package org.phasesweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phasesweep.table.UnitTable;

class UnitFilesTest {

    @TempDir
    Path folder;

    private UnitFiles units;

    @BeforeEach
    void create() throws IOException {
        ResultDirectory directory = ResultDirectory.at(folder.toString(), new Configuration());
        directory.create();
        units = directory.units();
    }

    @Test
    void aFileIsNamedByItsRowsAndComesBackEqual() throws Exception {
        UnitTable table = Rows.table(Rows.good(1, 0, 0.1), Rows.good(2, 0, Double.NaN));
        UnitFile file = units.commit(table, "a");
        assertThat(file.name()).matches("[0-9a-f]{64}\\.arrow");
        assertThat(file.length()).isEqualTo(Files.size(folder.resolve("units").resolve(file.name())));
        assertThat(file.sha256()).isEqualTo(Sha256.of(units.read(file.name())));
        assertThat(units.table(file.name())).isEqualTo(table);
    }

    @Test
    void theSameRowsTwiceAreOneFile() throws IOException {
        UnitTable table = Rows.table(Rows.good(1, 0, 0.1));
        assertThat(units.commit(table, "a")).isEqualTo(units.commit(table, "b"));
        assertThat(units.names()).hasSize(1);
        assertThat(folder.resolve("units").toFile().list()).hasSize(1);
    }

    @Test
    void otherNumbersOfTheSameRowsAreKeptBeside() throws IOException {
        UnitFile first = units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a");
        UnitFile second = units.commit(Rows.table(Rows.good(1, 0, 0.2)), "b");
        UnitFile again = units.commit(Rows.table(Rows.good(1, 0, 0.2)), "c");
        assertThat(second).isEqualTo(again).isNotEqualTo(first);
        assertThat(units.names()).containsExactlyInAnyOrder(first.name(), second.name());
    }

    @Test
    void aFailedRowIsAnotherRow() throws IOException {
        UnitFile failed = units.commit(Rows.table(Rows.failed(1, 0, "no")), "a");
        UnitFile good = units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a");
        assertThat(good.name()).isNotEqualTo(failed.name());
    }

    @Test
    void temporaryFilesAreNotListed() throws IOException {
        UnitFile file = units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a");
        Files.writeString(folder.resolve("units").resolve(file.name() + ".tmp-x"), "half");
        assertThat(units.names()).containsExactly(file.name());
    }

    @Test
    void aWriterNeverMakesTheFolder() throws IOException {
        Files.delete(folder.resolve("units"));
        assertThat(units.reachable()).isFalse();
        assertThatThrownBy(() -> units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a"))
                .isInstanceOf(FileNotFoundException.class);
    }
}
