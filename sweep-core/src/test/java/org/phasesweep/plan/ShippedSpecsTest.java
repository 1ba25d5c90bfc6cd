package org.phasesweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SweepSpec;

/** Every spec that is shipped is valid, has its file's name and can be planned. */
class ShippedSpecsTest {

    private static final Path FOLDER = Path.of("..", "conf", "sweeps");
    private static final Components COMPONENTS = Components.load();

    static List<Path> specs() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void canBePlanned(Path file) throws Exception {
        SweepSpec spec = SpecReader.read(Files.readString(file), file.toString(), List.of(), COMPONENTS.catalog());
        SweepInput input = SweepInput.load(
                spec,
                COMPONENTS,
                uri -> Files.newInputStream(file.resolveSibling(uri).normalize()));
        assertThat(spec.name() + ".yaml").isEqualTo(file.getFileName().toString());
        assertThat(SweepPlanner.plan(input, COMPONENTS).points()).isNotEmpty();
    }
}
