# A Spark that lives as long as its job: start_spark, stop_spark. Sourced, after job.sh, by spark.sbatch and by the worker.
# Ports are those that are free; web pages listen on the node itself alone; whoever speaks to Spark must know the job's secret,
# which is handed on in the environment and nowhere else, and everything is encrypted with keys made from it.

# The IPv4 address by which the other nodes reach this one. A node's own name often means 127.0.0.1, which they cannot reach.
node_address() {
  local found
  if [ -n "$interface" ]; then
    found=$(PATH=$PATH:/usr/sbin:/sbin ip -4 -oneline addr show dev "$interface" | awk '{sub("/.*", "", $4); print $4; exit}')
    [ -n "$found" ] || say "$(hostname) has no network interface '$interface' with an IPv4 address; give another --interface"
  elif [ "$SLURM_JOB_NUM_NODES" -eq 1 ]; then
    found=127.0.0.1
  else
    found=$({ getent ahostsv4 "$SLURMD_NODENAME"; getent ahostsv4 "$(hostname)"; } | awk '!/^127\./ {print $1; exit}')
    [ -n "$found" ] || say "the name of $(hostname) means no address that other nodes can reach; give --interface, such as ib0"
  fi
  printf '%s' "$found"
  [ -n "$found" ]
}

# spark_daemon CLASS ARGUMENTS...: becomes Spark's master or worker.
spark_daemon() {
  local class=$1
  shift
  export SPARK_LOCAL_IP=127.0.0.1 SPARK_DAEMON_MEMORY=256m SPARK_DAEMON_JAVA_OPTS=-XX:+UseSerialGC
  exec "$home/phasesweep" spark-class "$work/spark" "org.apache.spark.deploy.$class" \
    --properties-file "$home/cluster/slurm/spark.properties" --host "$address" --port 0 --webui-port 0 "$@"
}

# Returns when a worker of each node has registered; sets $master and $spark_options for the run.
start_spark() {
  export home logs cores executor_memory interface scratch
  address=$(node_address) || return 4
  _SPARK_AUTH_SECRET=$(od -vAn -N32 -tx1 /dev/urandom | tr -d ' \n')
  export _SPARK_AUTH_SECRET
  master_log=$logs/slurm-$SLURM_JOB_ID-master.log
  : >"$master_log" || return 4
  (spark_daemon master.Master) >"$master_log" 2>&1 &
  master_pid=$!
  start_end=$((SECONDS + start_limit))
  await_in_master_log 'Starting Spark master at' 1 "Spark's master" "$master_pid" || return $?
  master=$(sed -n 's/.*Starting Spark master at \(spark:[^ ]*\).*/\1/p' "$master_log" | head -n 1)
  srun --nodes="$SLURM_JOB_NUM_NODES" --ntasks="$SLURM_JOB_NUM_NODES" --ntasks-per-node=1 --cpus-per-task="$cores" \
    --export=ALL --input=none --kill-on-bad-exit=0 --output="${logs//%/%%}/slurm-%j-worker-%n.log" \
    bash "$home/cluster/slurm/worker" "$master" &
  workers_pid=$!
  await_in_master_log 'Registering worker' "$SLURM_JOB_NUM_NODES" 'workers' "$workers_pid" || return $?
  tell_the_run
}

# await_in_master_log WORDS TIMES WHO PID: until so many different things were said of them.
await_in_master_log() {
  local seen
  while seen=$(grep -o "$1 [^ ]*" "$master_log" | sort -u | wc -l); [ "$seen" -lt "$2" ]; do
    if [ "$stopped" -gt 0 ]; then stop_spark; return 5; fi
    if ! kill -0 "$4" 2>/dev/null || [ "$SECONDS" -ge "$start_end" ]; then
      say "$seen of $2 $3 came up within the $start_limit s of --start-limit; see $logs/slurm-$SLURM_JOB_ID-*.log"
      stop_spark
      return 4
    fi
    sleep 0.2
  done
}

# The address, the sizes and the settings of spark.properties, as options of 'phasesweep run'.
tell_the_run() {
  export SPARK_LOCAL_IP=$address
  spark_options=(--conf "spark.driver.host=$address" --conf "spark.driver.bindAddress=$address"
    --conf "spark.executor.memory=$executor_memory" --conf "spark.executor.cores=$cores")
  local key value
  while read -r key value; do
    case $key in spark.*) spark_options+=(--conf "$key=$value") ;; esac
  done <"$home/cluster/slurm/spark.properties"
}

# Ends workers and master, and waits for them for half a minute; what is left then ends with the job.
stop_spark() {
  # srun passes USR1 on to all that it has started, which ends Java at once; at TERM it would kill without any tidying.
  kill -USR1 "${workers_pid:-}" 2>/dev/null
  kill -TERM "$master_pid" 2>/dev/null
  local tries=0
  while kill -0 "$master_pid" "${workers_pid:-$master_pid}" 2>/dev/null && [ $((tries++)) -lt 150 ]; do sleep 0.2; done
}
