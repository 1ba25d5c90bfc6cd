package org.phasesweep.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the scripts; that Slurm takes them and what they do is tested with a Slurm. */
class SlurmTargetTest {

    private static final Path HOME =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private static RenderedJob render(String out, String... settings) throws SubmitException {
        Map<String, String> given = new HashMap<>(
                Map.of("walltime", "1-02:00:00", "memory", "16g", "partition", "p1,p2", "account", "phys-42"));
        for (String setting : settings) {
            given.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        SlurmTarget slurm = new SlurmTarget();
        return slurm.render(new JobRequest(
                HOME,
                "my-sweep",
                "/data/my spec.yaml",
                out,
                List.of("--set", "model.x=[1, 2]"),
                JobSettings.resolve(slurm, given, SiteFile.NONE)));
    }

    private static List<String> directives(RenderedJob job) {
        return job.text().lines().filter(line -> line.startsWith("#SBATCH ")).toList();
    }

    @Test
    void aPlainJobIsOneNodeWithItsOwnDirectives() throws SubmitException {
        RenderedJob job = render("/results/100% of it", "cores=8");
        assertThat(directives(job))
                .containsExactly(
                        "#SBATCH --job-name=my-sweep",
                        "#SBATCH --output=\"/results/100%% of it/logs/slurm-%j.log\"",
                        "#SBATCH --open-mode=append",
                        "#SBATCH --nodes=1",
                        "#SBATCH --ntasks=1",
                        "#SBATCH --cpus-per-task=8",
                        "#SBATCH --mem=16g",
                        "#SBATCH --time=1-02:00:00",
                        "#SBATCH --partition=p1,p2",
                        "#SBATCH --account=phys-42",
                        "#SBATCH --signal=B:TERM@120");
        assertThat(job.text())
                .contains("--master 'local[8]' --memory 14746m ")
                .contains("'/data/my spec.yaml' --out '/results/100% of it' --set 'model.x=[1, 2]'\n");
        assertThat(job.commands()).containsExactly(List.of("sbatch", "--parsable"));
        assertThat(job.folders()).containsExactly(Path.of("/results/100% of it/logs"));
    }

    @Test
    void theWordDefaultLeavesPartitionAndAccountToTheCluster() throws SubmitException {
        assertThat(directives(render("/r", "partition=default", "account=default")))
                .noneMatch(line -> line.contains("--partition") || line.contains("--account"));
    }

    @Test
    void whatIsSaidStandsInTheScript() throws SubmitException {
        RenderedJob job = render(
                "/r",
                "shape=spark",
                "nodes=3",
                "cores=4",
                "qos=long",
                "constraint=rome&ib",
                "signal=300",
                "requeue=5",
                "interface=ib0",
                "start-limit=60",
                "scratch=/local/me",
                "setup=module load java/17\nulimit -n 4096");
        assertThat(directives(job))
                .contains(
                        "#SBATCH --nodes=3",
                        "#SBATCH --ntasks-per-node=1",
                        "#SBATCH --cpus-per-task=4",
                        "#SBATCH --qos=long",
                        "#SBATCH --constraint=\"rome&ib\"",
                        "#SBATCH --signal=B:TERM@300");
        assertThat(job.text())
                .contains("\nmodule load java/17\nulimit -n 4096\n")
                .contains("\ninterface=ib0\n", "\nstart_limit=60\n", "\nscratch=/local/me\n", "\nrequeues=5\n")
                .contains("\ncores=4\n", "\nexecutor_memory=11998m\n", " --memory 2048m ")
                .doesNotContainPattern("@[A-Z_]+@");
    }

    @Test
    void shardsAreAnArrayAndAJobThatWaitsForAllOfIt() throws SubmitException {
        RenderedJob job = render("/r", "shards=8");
        assertThat(job.commands())
                .containsExactly(
                        List.of("sbatch", "--parsable", "--array=1-8", "--output=/r/logs/slurm-%A-shard-%a.log"),
                        List.of("sbatch", "--parsable", "--dependency=afterany:{id}"));
        assertThat(job.text()).contains("\nshards=8\n");
    }

    @Test
    void theLogOfADirectoryElsewhereIsWhereTheJobIsSubmitted() throws SubmitException {
        Path here = Path.of("").toAbsolutePath();
        RenderedJob job = render("hdfs://host/r");
        assertThat(directives(job)).contains("#SBATCH --output=\"" + here + "/slurm-%j.log\"");
        assertThat(job.folders()).containsExactly(here);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nodes=2               | --nodes is for --shape spark; this job has --shape array
                    shape=spark,shards=2  | --shards is for --shape array; this job has --shape spark
                    walltime=0:02:00      | --walltime 0:02:00 is 120 s, of which the last 120 are for stopping
                    walltime=0:00:00      | --walltime 0:00:00 is 0 s
                    memory=800m           | --memory 800m is too little for Spark's Java; 896m is the least
                    shape=spark,memory=1g | --memory 1024m is too little for Spark's Java; 1932m is the least
                    signal=0              | --signal '0' is no SECONDS
                    shape=cloud           | --shape 'cloud' is no array|spark
                    scratch=tmp           | --scratch 'tmp' is no FOLDER""")
    void whatCannotBeIsRefused(String settings, String message) {
        assertThatThrownBy(() -> render("/r", settings.split(",")))
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLogThatNoDirectiveCanNameIsRefused() {
        assertThatThrownBy(() -> render("/a\"b"))
                .isInstanceOf(SubmitException.class)
                .hasMessageContaining("Slurm cannot write logs into '/a\"b/logs'");
    }

    /** The least that is named is enough, and one less is not. */
    @Test
    void theLeastMemoryIsEnough() throws SubmitException {
        assertThat(new NodeMemory(896).heapAlone()).isEqualTo(512);
        assertThat(new NodeMemory(1932).executorHeap()).isEqualTo(512);
        assertThatThrownBy(() -> new NodeMemory(1931).executorHeap()).isInstanceOf(SubmitException.class);
        assertThatThrownBy(() -> new NodeMemory(895).heapAlone()).isInstanceOf(SubmitException.class);
    }

    @ParameterizedTest
    @CsvSource({"2g", "16g", "200g", "999999m"})
    void theProcessesOfANodeFitIntoIt(String size) throws SubmitException {
        NodeMemory memory = NodeMemory.of(size);
        assertThat(memory.executorHeap() * 1.1 + memory.driverHeap() * 1.1 + 800)
                .isLessThan(memory.megabytes() * 1.0)
                .isGreaterThan(memory.megabytes() * 0.9);
    }
}
