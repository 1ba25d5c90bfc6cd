package org.phasesweep.verify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.Sha256;
import org.phasesweep.table.Format;

/** What {@code manifest.json} says beside the spec, the data file and this software. */
public final class ManifestCheck {

    private static final String FILE = "manifest.json";

    private final Manifest manifest;
    private final Findings findings;

    public ManifestCheck(Manifest manifest, Findings findings) {
        this.manifest = manifest;
        this.findings = findings;
    }

    /**
     * The jars of the user.
     *
     * @param given now
     * @return whether all are given; without one the spec may name what nothing serves
     */
    public boolean plugins(List<Manifest.Plugin> given) {
        boolean all = true;
        for (Manifest.Plugin before : manifest.plugins()) {
            all &= sameJar(before, given);
        }
        return all;
    }

    /**
     * What makes numbers differ for a reason.
     *
     * @param architecture of this machine
     * @return whether units can be run again and compared
     */
    public boolean numbers(String architecture) {
        if (manifest.architecture() != null && !manifest.architecture().equals(architecture)) {
            findings.remark("computed on " + manifest.architecture() + ", this machine is " + architecture
                    + ": bits are promised on one architecture only");
        }
        if (manifest.numbersVersion() != Format.NUMBERS_VERSION) {
            findings.obstacle("computed with numbers_version " + manifest.numbersVersion() + ", this software has "
                    + Format.NUMBERS_VERSION
                    + ": its numbers differ, so units are not run again; verify with PhaseSweep "
                    + manifest.softwareVersion() + ", commit " + manifest.gitCommit());
        }
        return manifest.numbersVersion() == Format.NUMBERS_VERSION;
    }

    private boolean sameJar(Manifest.Plugin before, List<Manifest.Plugin> plugins) {
        Optional<Manifest.Plugin> now = plugins.stream()
                .filter(plugin -> plugin.name().equals(before.name()))
                .findFirst();
        if (now.isEmpty()) {
            findings.obstacle("computed with the plugin " + before.name() + " (SHA-256 " + before.sha256()
                    + "), which is not given; nothing is checked without it, give it with --plugin");
        } else if (!now.get().sha256().equals(before.sha256())) {
            differs("plugin " + before.name(), before.sha256(), now.get().sha256());
        }
        return now.isPresent();
    }

    /** The text of {@code sweep.resolved.yaml} must be the one that was run. */
    public void text(byte[] resolvedSpec) {
        expect("spec_sha256", manifest.specSha256(), Sha256.of(resolvedSpec));
    }

    /** What the spec says again. */
    public void spec(SweepSpec spec) {
        expect("seed", manifest.seed(), spec.seed());
        if (manifest.inputs().size() == 1 && spec.model().settings().has("sha256")) {
            expect(
                    "input sha256",
                    manifest.inputs().get(0).sha256(),
                    spec.model().settings().text("sha256"));
        }
    }

    /** What the data file is. */
    public void data(DataMatrix data) {
        for (Manifest.Input input : manifest.inputs()) {
            expect("input sha256", input.sha256(), data.sha256());
            expect("input rows", input.rows(), (long) data.rows());
            expect("input columns", input.columns(), (long) data.columns());
        }
    }

    private void expect(String key, Object written, Object actual) {
        if (!Objects.equals(written, actual)) {
            differs(key, written, actual);
        }
    }

    private void differs(String key, Object written, Object actual) {
        findings.difference(FILE + ": " + key + " is " + written + ", it should be " + actual);
    }
}
