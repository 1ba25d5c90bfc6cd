package org.phasesweep.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.phasesweep.provenance.RunCrate;
import org.phasesweep.store.ResultDirectory;
import org.phasesweep.store.Sha256;

/** The checksums in {@code ro-crate-metadata.json} beside the files. Names are ours: what the file says is never opened. */
final class CrateCheck {

    private final ResultDirectory directory;
    private final Findings findings;

    CrateCheck(ResultDirectory directory, Findings findings) {
        this.directory = directory;
        this.findings = findings;
    }

    void check() throws IOException {
        if (!directory.exists(RunCrate.FILE)) {
            findings.remark("there is no " + RunCrate.FILE + "; 'phasesweep aggregate' writes it");
            return;
        }
        try {
            Map<String, String> checksums = checksums(new ObjectMapper().readTree(directory.read(RunCrate.FILE)));
            for (String file : RunCrate.FILES) {
                check(file, checksums.get(file));
            }
        } catch (JsonProcessingException e) {
            findings.difference(RunCrate.FILE + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, String> checksums(JsonNode crate) {
        Map<String, String> checksums = new HashMap<>();
        for (JsonNode entity : crate.path("@graph")) {
            checksums.put(entity.path("@id").asText(), entity.path("sha256").asText());
        }
        return checksums;
    }

    private void check(String file, String written) throws IOException {
        if (!directory.exists(file)) {
            if (written != null) {
                findings.difference(file + " is missing; " + RunCrate.FILE + " lists it");
            }
            return;
        }
        try (InputStream in = directory.open(file)) {
            String actual = Sha256.of(in);
            if (written == null) {
                findings.difference(RunCrate.FILE + " does not list " + file);
            } else if (!written.equals(actual)) {
                findings.difference(file + ": SHA-256 is " + actual + ", " + RunCrate.FILE + " says " + written);
            }
        }
    }
}
