package org.phasesweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTroubleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "Disk quota exceeded",
                "File too large",
                "org.apache.hadoop.hdfs.protocol.DSQuotaExceededException: The DiskSpace quota of /sweeps is exceeded: quota = 9",
                "The NameSpace quota (directories and files) of directory /sweeps is exceeded: quota=9 file count=10"
            })
    void noRoomIsWaitedForHoweverItIsSaid(String words) {
        assertThat(StoreTrouble.of(new IOException("could not write", new FileSystemException("/x", null, words))))
                .contains(StoreTrouble.FULL);
    }

    @Test
    void troubleWithoutWordsIsNamedByItsKind() {
        assertThat(StoreException.of("hdfs://host/sweep", new EOFException()))
                .hasMessage("hdfs://host/sweep cannot be reached (EOFException); "
                        + "check that it is up and that this host can reach it");
    }

    /** Waiting for a file that is not there, or is, would take the meaning from the answer. */
    @Test
    void aFolderThatIsCalledQuotaIsNoTrouble() {
        assertThat(StoreTrouble.of(new FileNotFoundException("/quota/sweep/lock (No such file or directory)")))
                .isEmpty();
        assertThat(StoreTrouble.of(new FileAlreadyExistsException("/disk quota/sweep/lock exists")))
                .isEmpty();
    }
}
