# Parts of the scripts in this folder, which source it.

driver=    # the process that computes
stopped=0  # how often the job was asked to end

# Slurm signals the batch shell alone before the walltime (--signal=B:TERM@...), and everything when a job is cancelled.
trap 'stopped=$((stopped + 1)); [ -z "$driver" ] || kill -TERM "$driver" 2>/dev/null' TERM

say() {
  printf 'phasesweep job %s: %s\n' "$SLURM_JOB_ID" "$*" >&2
}

# A folder on this node that only its owner can read, gone at the end: $work.
make_scratch() {
  local root=${scratch:-${SLURM_TMPDIR:-${TMPDIR:-/tmp}}}
  work=$(mktemp -d "$root/phasesweep-$SLURM_JOB_ID-XXXXXX") \
    || { say "cannot make a folder in $root on $(hostname); give another --scratch"; exit 4; }
  trap 'rm -rf "$work"' EXIT
  export SPARK_LOCAL_DIRS=$work
}

# run COMMAND...: its exit code, once it has ended. A signal to the job is passed on to it.
run() {
  [ "$stopped" -eq 0 ] || return 5
  "$@" &
  driver=$!
  [ "$stopped" -eq 0 ] || kill -TERM "$driver" 2>/dev/null
  local code before
  # A signal ends 'wait' but not the process.
  while before=$stopped; wait "$driver"; code=$?; [ "$stopped" -ne "$before" ]; do :; done
  driver=
  # 143: the signal came before the run had anything to save.
  if [ "$stopped" -gt 0 ] && [ "$code" -eq 143 ]; then code=5; fi
  return "$code"
}

# end CODE: the end of the job. One that was stopped before its end (exit code 5) goes on in another job, or in this one again.
# Slurm would queue a cancelled job again too; that one is not running any more. The number of one job of an array can be that
# of the whole array, so these are named by both.
end() {
  local job=${SLURM_ARRAY_TASK_ID:+${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID}
  job=${job:-$SLURM_JOB_ID}
  if [ "$1" -eq 5 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt "$requeues" ] \
    && [ "$(squeue --noheader --jobs="$job" --format=%T)" = RUNNING ]; then
    say "stopped; into the queue again to go on (time $((${SLURM_RESTART_COUNT:-0} + 1)) of $requeues)"
    # The next command may be the last: Slurm kills the script for it.
    rm -rf "$work"
    scontrol requeue "$job" || say "could not queue the job again; submit it again to go on"
  elif [ "$1" -eq 5 ]; then
    say "stopped before the end; submit it again to go on from here"
  fi
  exit "$1"
}
