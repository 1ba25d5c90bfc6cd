#!/usr/bin/env bash
# Submits the application @NAME@ to YARN; its driver runs in the cluster.
set -euo pipefail

command -v @SPARK_SUBMIT@ >/dev/null || {
  echo "there is no" @SPARK_SUBMIT@ "here; submit on a host with the site's Spark, or say where it is by --spark-submit" >&2
  exit 4
}

# Flags of the JVMs, as conf/jvm.options has them.
java_options='@JAVA_OPTIONS@'
arguments=(
  --master yarn --deploy-mode cluster
  --class org.phasesweep.cli.PhaseSweep
  --name @NAME@
  --queue @QUEUE@
  --num-executors @EXECUTORS@ --executor-cores @CORES@ --executor-memory @MEMORY@
  --driver-memory @DRIVER_MEMORY@
  --conf spark.executor.memoryOverhead=@MEMORY_OVERHEAD@
  --jars @JARS@
  --files @LOGGING@
  --conf "spark.driver.extraJavaOptions=$java_options -Dlog4j2.configurationFile=log4j2-console.properties"
  --conf "spark.executor.extraJavaOptions=$java_options -Dlog4j2.configurationFile=log4j2-console.properties"
  # YARN makes the secret, for this application alone.
  --conf spark.authenticate=true
  --conf spark.network.crypto.enabled=true
  --conf spark.ui.enabled=false
  # How long the queue may leave the sweep without any executor.
  --conf spark.phasesweep.executorTimeout=1h
  # A driver that is started again goes on where the first was.
  --conf spark.yarn.maxAppAttempts=@ATTEMPTS@
  # Returns when YARN has taken the application; phasesweep status tells how far it is.
  --conf spark.yarn.submit.waitAppCompletion=false
  @CONF@
)
exec @SPARK_SUBMIT@ "${arguments[@]}" @MAIN_JAR@ @RUN@
