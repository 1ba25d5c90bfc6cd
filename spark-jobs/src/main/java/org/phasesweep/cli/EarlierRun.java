package org.phasesweep.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.phasesweep.plan.Components;
import org.phasesweep.spec.SpecConflicts;
import org.phasesweep.spec.SpecException;
import org.phasesweep.spec.SpecReader;
import org.phasesweep.spec.SpecWriter;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.store.Manifest;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.Sha256;
import org.phasesweep.table.Format;

/** What a directory that is not empty was computed with. */
record EarlierRun(ResultDirectory directory, String location) {

    /** Refuses to count its rows for a sweep that has other numbers. */
    void refuseConflicts(SweepSpec now, List<Manifest.Plugin> plugins, Components components)
            throws IOException, CommandException {
        refuseNewerFormat();
        List<SpecConflicts.Conflict> conflicts = new ArrayList<>(SpecConflicts.between(spec(now, components), now));
        directory.manifest().ifPresent(manifest -> conflicts.addAll(changed(manifest.plugins(), plugins)));
        if (!conflicts.isEmpty()) {
            String words = conflicts.stream()
                    .map(conflict -> "  " + conflict.inWords())
                    .collect(Collectors.joining("\n"));
            throw new CommandException(
                    ExitCode.INVALID,
                    location + " holds another sweep:\n" + words + "\ngive another --out, or take the change back");
        }
        refuseOtherNumbers();
    }

    /** Of a spec that is gone or damaged the manifest still has the checksum, by which the very same one is known again. */
    private SweepSpec spec(SweepSpec now, Components components) throws IOException, CommandException {
        String name = location + "/" + ResultDirectory.RESOLVED_SPEC;
        try {
            return SpecReader.read(
                    directory.readText(ResultDirectory.RESOLVED_SPEC), name, List.of(), components.catalog());
        } catch (FileNotFoundException | SpecException e) {
            String checksum = Sha256.of(SpecWriter.write(now));
            if (directory
                    .manifest()
                    .map(Manifest::specSha256)
                    .filter(checksum::equals)
                    .isPresent()) {
                return now;
            }
            throw new CommandException(
                    ExitCode.INVALID,
                    name + (e instanceof SpecException ? " is damaged" : " is missing")
                            + ", so it cannot be told whether the rows in units/ are of this sweep; no row is lost: put"
                            + " the file back, or run exactly what was run last, or give another --out",
                    e);
        }
    }

    /** Jars that had another content when the rows in the directory were computed. */
    private static List<SpecConflicts.Conflict> changed(List<Manifest.Plugin> before, List<Manifest.Plugin> plugins) {
        return before.stream()
                .flatMap(old -> plugins.stream()
                        .filter(now -> now.name().equals(old.name()))
                        .filter(now -> !now.sha256().equals(old.sha256()))
                        .map(now -> new SpecConflicts.Conflict(
                                "plugin " + old.name(), "SHA-256 " + old.sha256(), "SHA-256 " + now.sha256())))
                .toList();
    }

    /** Its files would not be read, and so be taken for damaged. */
    void refuseNewerFormat() throws IOException, CommandException {
        int format = directory.manifest().map(Manifest::formatVersion).orElse(Format.FORMAT_VERSION);
        if (format > Format.FORMAT_VERSION) {
            throw new CommandException(
                    ExitCode.INVALID,
                    location + " has format_version " + format + ", this software reads up to " + Format.FORMAT_VERSION
                            + "; use a newer release, or give another --out");
        }
    }

    private void refuseOtherNumbers() throws IOException, CommandException {
        int numbers = directory.manifest().map(Manifest::numbersVersion).orElse(Format.NUMBERS_VERSION);
        if (numbers != Format.NUMBERS_VERSION) {
            throw new CommandException(
                    ExitCode.INVALID,
                    String.format(
                            Locale.ROOT,
                            "%s was computed with numbers_version %d, this software has %d: its numbers differ;"
                                    + " give another --out",
                            location,
                            numbers,
                            Format.NUMBERS_VERSION));
        }
    }
}
