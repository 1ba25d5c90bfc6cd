package org.phasesweep.store;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;

/**
 * How long Hadoop's clients try by themselves. Their defaults add up to a quarter of an hour of silence for a host that does
 * not answer; a run is told within a minute and waits by itself, saying so. What a site has set in its own files stays.
 */
public final class ClientLimits {

    /** Refused connections are tried again after 1 s each. */
    private static final Map<String, String> OURS = new TreeMap<>(Map.of(
            "ipc.client.connect.max.retries", "2",
            "ipc.client.connect.max.retries.on.timeouts", "1",
            "ipc.client.connect.timeout", "10000",
            "ipc.client.rpc-timeout.ms", "30000",
            "dfs.client.socket-timeout", "30000"));

    private ClientLimits() {}

    /** The same configuration with our limits where the site has none. */
    public static Configuration of(Configuration site) {
        HdfsConfiguration.init();
        Configuration limited = new Configuration(site);
        OURS.forEach((name, value) -> {
            if (isDefault(limited, name)) {
                limited.set(name, value, "phasesweep");
            }
        });
        return limited;
    }

    private static boolean isDefault(Configuration configuration, String name) {
        String[] sources = configuration.getPropertySources(name);
        return sources == null || sources.length == 0 || sources[sources.length - 1].endsWith("-default.xml");
    }
}
