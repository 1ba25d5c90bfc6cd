package org.phasesweep.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who holds a lock.
 *
 * @param host its name
 * @param machine what tells one set of process ids from another, whatever the hosts are called: the boot of the kernel and
 *     the namespace of process ids (a container has its own); empty where the system does not tell
 * @param pid of the driver
 * @param started when that process started, by a clock that nobody sets: ticks since the boot of a Linux kernel; elsewhere
 *     milliseconds since 1970; 0 where the system does not tell
 * @param token differs for every lock ever taken
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LockHolder(String host, String machine, long pid, long started, String token) {

    /** Of the fields of {@code /proc/PID/stat} after the process's name, the one that says when it started. */
    private static final int START_FIELD = 19;

    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z-]{1,64}");

    LockHolder {
        machine = machine == null ? "" : machine;
    }

    /** Whether this is what a run writes; the token becomes a part of names. */
    boolean isWhole() {
        return host != null && token != null && TOKEN.matcher(token).matches();
    }

    /** This process, with a new token. */
    static LockHolder ofThisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new LockHolder(
                hostName(),
                machineId(),
                process.pid(),
                started(process),
                UUID.randomUUID().toString());
    }

    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
        }
    }

    static String machineId() {
        try {
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            return boot.strip() + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return "";
        }
    }

    /** Java computes a start in milliseconds from the clock: when that is set, a live process would seem to be another one. */
    private static long started(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String afterName = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return Long.parseLong(afterName.split(" ", -1)[START_FIELD]);
        } catch (IOException e) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }

    /** Whether the holder's pid means anything here; by the host's name where the system does not tell machines apart. */
    boolean onThisMachine() {
        String here = machineId();
        boolean told = !machine.isEmpty() && !here.isEmpty();
        return told ? machine.equals(here) : host.equals(hostName());
    }

    /** Whether the process still runs on this machine; a later process with the same pid started at another time. */
    boolean processAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(LockHolder::started)
                .filter(since -> since == started || since == 0 || started == 0)
                .isPresent();
    }
}
