package org.phasesweep.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.phasesweep.kernel.TileKernels;
import org.phasesweep.plan.SweepInput;
import org.phasesweep.plan.SweepPlan;
import org.phasesweep.store.RunState;
import org.phasesweep.store.Sha256;
import org.phasesweep.table.Format;

/** Where numbers come from: versions, host, inputs. */
final class Provenance {

    private static final String GENERATOR = "xoshiro256++, modified ziggurat (Commons RNG 1.7)";

    private Provenance() {}

    static String softwareVersion() {
        return attribute("Implementation-Version").orElse("development");
    }

    static String gitCommit() {
        return attribute("Git-Commit").orElse("unknown");
    }

    /** An attribute of the manifest of the jar that this class is in. */
    private static Optional<String> attribute(String name) {
        URL here = Provenance.class.getResource("Provenance.class");
        if (here == null || !here.getProtocol().equals("jar")) {
            return Optional.empty();
        }
        String jar = here.toString();
        try (var in = new URL(jar.substring(0, jar.indexOf('!') + 1) + "/META-INF/MANIFEST.MF").openStream()) {
            Attributes attributes = new Manifest(in).getMainAttributes();
            return Optional.ofNullable(attributes.getValue(name)).filter(value -> !value.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The manifest of a run that begins. */
    static org.phasesweep.store.Manifest manifest(
            SweepInput input, SweepPlan plan, String resolvedSpec, List<org.phasesweep.store.Manifest.Plugin> plugins) {
        long units = (long) plan.slices().size() * plan.spec().realizations();
        long cells =
                plan.slices().stream().mapToLong(slice -> slice.cells().size()).sum();
        return new org.phasesweep.store.Manifest(
                Format.FORMAT_VERSION,
                Format.NUMBERS_VERSION,
                softwareVersion(),
                gitCommit(),
                Sha256.of(resolvedSpec),
                plan.spec().seed(),
                GENERATOR,
                TileKernels.fastest().name(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                host(),
                input.data().stream()
                        .map(data -> new org.phasesweep.store.Manifest.Input(
                                data.uri(), data.sha256(), data.rows(), data.columns()))
                        .toList(),
                plugins,
                cells,
                units,
                0,
                0,
                0,
                RunState.RUNNING,
                Double.NaN,
                0,
                architecture(),
                now(),
                null);
    }

    static String architecture() {
        return System.getProperty("os.arch");
    }

    /** UTC, ISO 8601, to the second. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
