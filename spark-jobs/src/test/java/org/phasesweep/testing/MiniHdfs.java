package org.phasesweep.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;

/** A real HDFS in this JVM, on the loopback interface: a name node and three data nodes, which can be stopped. */
public final class MiniHdfs implements AutoCloseable {

    private static final int DATA_NODES = 3;

    private final MiniDFSCluster cluster;
    private final String root;

    private MiniHdfs(MiniDFSCluster cluster) throws IOException {
        this.cluster = cluster;
        this.root = cluster.getURI().toString();
    }

    /** Starts one that keeps its blocks in memory where the system has a folder for that: every file is forced to three disks. */
    public static MiniHdfs start() throws IOException {
        Path memory = Path.of("/dev/shm");
        Path folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "hdfs-")
                : Files.createTempDirectory("hdfs-");
        Configuration configuration = new HdfsConfiguration();
        configuration.set("dfs.namenode.safemode.extension", "0");
        configuration.setBoolean("dfs.permissions.enabled", true);
        MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration, folder.toFile())
                .numDataNodes(DATA_NODES)
                .build();
        cluster.waitActive();
        return new MiniHdfs(cluster);
    }

    /** A path of it with the scheme. */
    public String at(String path) {
        return root + path;
    }

    private FileSystem files() throws IOException {
        return cluster.getFileSystem();
    }

    /** Puts a file there. */
    public String put(String path, byte[] bytes) throws IOException {
        try (var out = files().create(path(path), true)) {
            out.write(bytes);
        }
        return at(path);
    }

    public byte[] read(String path) throws IOException {
        try (var in = files().open(path(path))) {
            return in.readAllBytes();
        }
    }

    /** Names in a folder; none when there is no such folder. */
    public List<String> names(String path) throws IOException {
        return files().exists(path(path))
                ? Arrays.stream(files().listStatus(path(path)))
                        .map(FileStatus::getPath)
                        .map(org.apache.hadoop.fs.Path::getName)
                        .toList()
                : List.of();
    }

    /** Makes a file look as if it had been written some time ago. */
    public void age(String path, long seconds) throws IOException {
        long then = files().getFileStatus(path(path)).getModificationTime() - 1000 * seconds;
        files().setTimes(path(path), then, -1);
    }

    private static org.apache.hadoop.fs.Path path(String path) {
        return new org.apache.hadoop.fs.Path(path);
    }

    /** Stops a data node; the name node is not told. */
    public MiniDFSCluster.DataNodeProperties stopDataNode(int index) {
        return cluster.stopDataNode(index);
    }

    /** Starts it again. */
    public void startDataNode(MiniDFSCluster.DataNodeProperties stopped) throws IOException {
        cluster.restartDataNode(stopped, true);
        cluster.waitActive();
    }

    /** Nothing listens at its port from now on. */
    public void stopNameNode() {
        cluster.shutdownNameNode(0);
    }

    /** Starts it again at the same port. */
    public void startNameNode() throws IOException {
        cluster.restartNameNode(0, true);
    }

    /** Reads are answered, changes are refused. */
    public void safeMode(SafeModeAction action) throws IOException {
        cluster.getNameNodeRpc().setSafeMode(action, false);
    }

    /** A folder for the class path, as sites have it, with settings of Hadoop's clients. */
    public static Path site(Path folder, String name, String value) {
        try {
            Path site = Files.createDirectories(folder.resolve("site"));
            Files.writeString(
                    site.resolve("core-site.xml"),
                    "<configuration><property><name>" + name + "</name><value>" + value
                            + "</value></property></configuration>",
                    StandardCharsets.UTF_8);
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.shutdown(true);
    }
}
