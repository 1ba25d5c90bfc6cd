# Shared by start and stop: what they know of the processes that they started. FOLDER/pids/NAME holds the process id and a mark
# that stands on the process's command line, so that another process with a used id is never taken for ours.

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# By host: the home folder may be shared by many.
default_folder=${XDG_STATE_HOME:-$HOME/.local/state}/phasesweep/standalone-$(uname -n)

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 4
}

wrong_usage() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 2
}

# Nobody else starts or stops in the folder until this script has ended.
lock_folder() {
  exec 9>"$folder/lock"
  flock -n 9 || fail "another start or stop is at work in $folder; wait until it has ended"
}

command_line() { # PID
  if [ -d /proc/self ]; then
    tr '\0' ' ' <"/proc/$1/cmdline"
  else
    ps -ww -o command= -p "$1"
  fi 2>/dev/null
}

alive() { # NAME
  local pid mark
  read -r pid mark <"$folder/pids/$1" 2>/dev/null || return 1
  case $(command_line "$pid") in *" -Dphasesweep.standalone=$mark "*) return 0 ;; esac
  return 1
}

names() { # workers first: a master that has lost them all says so at length
  (cd "$folder/pids" 2>/dev/null && ls -r) || true
}

running() { # the names of those that are alive
  local name
  for name in $(names); do
    if alive "$name"; then printf '%s\n' "$name"; fi
  done
}

end() { # NAME: a worker ends its executors before itself
  local pid mark deadline=$((SECONDS + 20))
  if alive "$1"; then
    read -r pid mark <"$folder/pids/$1"
    kill "$pid" 2>/dev/null || true
    while alive "$1" && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.1; done
    if alive "$1"; then kill -9 "$pid" 2>/dev/null || true; fi
    printf '%s: ended (process %s)\n' "$1" "$pid" >&2
  else
    printf '%s: was not running\n' "$1" >&2
  fi
  rm -f "$folder/pids/$1"
}

end_all() {
  local name
  for name in $(names); do end "$name"; done
}
