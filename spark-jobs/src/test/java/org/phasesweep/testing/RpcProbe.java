package org.phasesweep.testing;

import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;

/** One who speaks to a Spark master, with what they know and as they speak. */
public final class RpcProbe {

    private RpcProbe() {}

    /**
     * Whether the master answers.
     *
     * @param url {@code spark://host:port}
     * @param secret of {@code spark.authenticate}
     * @param encryption value of {@code spark.network.crypto.enabled}
     */
    public static boolean answers(String url, String secret, String encryption) {
        SparkConf conf = new SparkConf(false)
                .set("spark.authenticate", "true")
                .set("spark.authenticate.secret", secret)
                .set("spark.network.crypto.enabled", encryption)
                .set("spark.rpc.lookupTimeout", "20s");
        SecurityManager security = new SecurityManager(
                conf, SecurityManager.$lessinit$greater$default$2(), SecurityManager.$lessinit$greater$default$3());
        RpcEnv rpc = RpcEnv.create("probe", "127.0.0.1", 0, conf, security, true);
        try {
            return rpc.setupEndpointRef(RpcAddress.fromSparkURL(url), "Master") != null;
        } catch (Exception e) {
            if (e instanceof SparkException) {
                return false;
            }
            throw e;
        } finally {
            rpc.shutdown();
            rpc.awaitTermination();
        }
    }
}
