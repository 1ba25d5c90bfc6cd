package org.phasesweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phasesweep.table.UnitRow;
import org.phasesweep.table.UnitTable;

class UnitInventoryTest {

    @TempDir
    Path folder;

    private ResultDirectory directory;
    private UnitFiles units;

    @BeforeEach
    void create() throws IOException {
        directory = ResultDirectory.at(folder.toString(), new Configuration());
        directory.create();
        units = directory.units();
    }

    private boolean has(UnitInventory inventory, int cell, int realization) {
        return inventory.contains("", realization, Rows.cellId(cell));
    }

    @Test
    void equalRowsInSeveralFilesCountOnce() throws Exception {
        units.commit(Rows.table(Rows.good(1, 0, 0.1), Rows.good(2, 0, Double.NaN)), "a");
        units.commit(Rows.table(Rows.good(2, 0, Double.NaN), Rows.good(3, 0, 0.3)), "a");
        UnitInventory inventory = directory.inventory();
        assertThat(inventory.rows()).isEqualTo(3);
        assertThat(inventory.unsound()).isEmpty();
        assertThat(inventory.sound()).hasSize(2);
        assertThat(has(inventory, 2, 0)).isTrue();
        assertThat(has(inventory, 2, 1)).isFalse();
        assertThat(has(inventory, 4, 0)).isFalse();
    }

    @Test
    void unequalRowsPutBothFilesAside() throws Exception {
        UnitFile first = units.commit(Rows.table(Rows.good(1, 0, 0.1), Rows.good(2, 0, 0.2)), "a");
        UnitFile second = units.commit(Rows.table(Rows.good(2, 0, Math.nextUp(0.2)), Rows.good(3, 0, 0.3)), "a");
        UnitFile sound = units.commit(Rows.table(Rows.good(4, 0, 0.4)), "a");
        UnitInventory damaged = directory.inventory();
        assertThat(damaged.unsound()).containsOnlyKeys(first.name(), second.name());
        assertThat(damaged.unsound().get(first.name())).contains("0123456789ab-r0", Rows.cellId(2), second.name());

        UnitInventory repaired = directory.repairedInventory();
        assertThat(repaired.sound()).containsExactly(sound.name());
        assertThat(has(repaired, 1, 0)).isFalse();
        assertThat(has(repaired, 4, 0)).isTrue();
        assertThat(folder.resolve("quarantine").toFile().list()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.3, 0.6, 0.999})
    void anAlteredByteAnywherePutsTheFileAside(double place) throws Exception {
        UnitFile file = units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a");
        Path path = folder.resolve("units").resolve(file.name());
        byte[] bytes = Files.readAllBytes(path);
        bytes[(int) (place * bytes.length)] ^= 1;
        Files.write(path, bytes);
        UnitInventory readOnly = directory.inventory();
        assertThat(has(readOnly, 1, 0)).isFalse();
        assertThat(path).as("reading alone moves nothing").exists();

        assertThat(has(directory.repairedInventory(), 1, 0)).isFalse();
        assertThat(path).doesNotExist();
        assertThat(folder.resolve("quarantine").toFile().list()).hasSize(1);
        units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a");
        assertThat(has(directory.inventory(), 1, 0)).isTrue();
    }

    @Test
    void aTruncatedFilePutsItselfAside() throws Exception {
        UnitFile file = units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a");
        Path path = folder.resolve("units").resolve(file.name());
        Files.write(path, new byte[0]);
        assertThat(directory.repairedInventory().sound()).isEmpty();
    }

    @Test
    void aFolderInTheWayOfAFilePutsItselfAside() throws Exception {
        UnitTable table = Rows.table(Rows.good(1, 0, 0.1));
        UnitFile file = units.commit(table, "a");
        Path path = folder.resolve("units").resolve(file.name());
        Files.delete(path);
        Files.createDirectories(path.resolve("inner"));
        assertThat(directory.inventory().sound()).isEmpty();
        assertThat(path).as("reading alone moves nothing").exists();
        assertThat(directory.repairedInventory().sound()).isEmpty();
        assertThat(path).doesNotExist();
        assertThat(folder.resolve("quarantine").toFile().list()).hasSize(1);
        assertThat(units.commit(table, "a")).isEqualTo(file);
        assertThat(has(directory.inventory(), 1, 0)).isTrue();
    }

    @Test
    void failedRowsAreNoResultsAndGoToTheSinkEachTime() throws Exception {
        UnitFile file = units.commit(Rows.table(Rows.failed(1, 0, "no"), Rows.good(2, 0, 0.2)), "a");
        List<UnitRow> seen = new ArrayList<>();
        UnitInventory inventory = directory.inventory();
        assertThat(has(inventory, 1, 0)).isFalse();
        inventory.absorb(file.name(), seen::add);
        assertThat(seen).containsExactly(Rows.failed(1, 0, "no"));
        assertThat(inventory.rows()).isEqualTo(1);
    }

    @Test
    void refreshReadsOnlyWhatIsNew() throws Exception {
        units.commit(Rows.table(Rows.good(1, 0, 0.1)), "a");
        UnitInventory inventory = directory.inventory();
        UnitFile file = units.commit(Rows.table(Rows.good(2, 0, 0.2)), "a");
        assertThat(inventory.has(file)).isFalse();
        List<UnitRow> seen = new ArrayList<>();
        inventory.refresh(seen::add);
        assertThat(seen).containsExactly(Rows.good(2, 0, 0.2));
        assertThat(inventory.has(file)).isTrue();
        assertThat(inventory.has(new UnitFile(file.name(), file.length(), "other")))
                .isFalse();
    }
}
