package org.phasesweep.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phasesweep.kernel.TileKernels;
import org.phasesweep.model.DataMatrix;
import org.phasesweep.model.ForwardProcess;
import org.phasesweep.plan.SweepUnit;
import org.phasesweep.sampler.Cell;
import org.phasesweep.spec.Component;
import org.phasesweep.spec.Settings;
import org.phasesweep.spec.SweepSpec;
import org.phasesweep.table.Format;

/**
 * What {@code unit.json} of a dump says: which unit this is, what made it, and for each cell, in the order of
 * {@code states.npy}, its N, T, a², Δ and base points.
 *
 * @param unit the unit
 * @param spec the sweep it belongs to
 * @param columns the measured columns of {@code values.csv}
 * @param file the data file the model read, if any
 * @param process gives a² and Δ
 */
record DumpDescription(
        SweepUnit unit, SweepSpec spec, List<String> columns, Optional<DataMatrix> file, ForwardProcess process) {

    /**
     * The JSON.
     *
     * @param baseOfCell the file with the base points of each cell, by its id; empty where no vectors are drawn
     */
    String json(Map<String, String> baseOfCell) throws IOException {
        Map<String, Object> json = software();
        json.put("unit", unit.id());
        json.put("seed", spec.seed());
        json.put("realization", unit.realization());
        json.put("replicas", spec.replicas());
        json.put("dimension", unit.slice().dimension());
        json.put("process", plain(unit.slice().process()));
        json.put("model", plain(unit.slice().model()));
        json.put("sampler", plain(unit.slice().sampler()));
        file.ifPresent(data -> json.put("input", input(data)));
        json.put("observables", columns);
        json.put("cells", cells(baseOfCell));
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> software() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format_version", Format.FORMAT_VERSION);
        json.put("numbers_version", Format.NUMBERS_VERSION);
        json.put("software_version", Provenance.softwareVersion());
        json.put("git_commit", Provenance.gitCommit());
        json.put("kernel", TileKernels.fastest().name());
        return json;
    }

    private static Map<String, Object> input(DataMatrix data) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uri", data.uri());
        json.put("sha256", data.sha256());
        json.put("rows", data.rows());
        json.put("columns", data.columns());
        return json;
    }

    private List<Map<String, Object>> cells(Map<String, String> baseOfCell) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Cell cell : unit.slice().cells()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("cell", cells.size());
            json.put("id", cell.id());
            json.put("sample_count", wholeNumber(cell.sampleCount()));
            json.put("log_sample_count", cell.logSampleCount());
            json.put("temperature", cell.temperature());
            json.put("signal_squared", process.signalSquared(cell.temperature()));
            json.put("noise_variance", process.noiseVariance(cell.temperature()));
            if (baseOfCell.containsKey(cell.id())) {
                json.put("base", baseOfCell.get(cell.id()));
            }
            cells.add(json);
        }
        return cells;
    }

    /** JSON has no infinity: null, as for what is unknown. */
    private static Object wholeNumber(double count) {
        return Double.isInfinite(count) ? null : count < 0x1p53 ? (Object) (long) count : (Object) count;
    }

    private static Map<String, Object> plain(Component component) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", component.kind());
        component.settings().asMap().forEach((name, value) -> json.put(name, plain(value)));
        return json;
    }

    private static Object plain(Object value) {
        if (value instanceof Settings settings) {
            Map<String, Object> json = new LinkedHashMap<>();
            settings.asMap().forEach((name, inner) -> json.put(name, plain(inner)));
            return json;
        }
        return value;
    }
}
