package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Who runs as a part, kept in a file so that the next start finds it again. Number and start time together name a
 * process: the number alone may long belong to somebody else.
 */
record ProcessRecord(long pid, Instant startedAt, String fingerprint) {

    static ProcessRecord of(ProcessHandle process, String fingerprint) {
        return new ProcessRecord(
                process.pid(), process.info().startInstant().orElse(Instant.EPOCH), fingerprint);
    }

    static Optional<ProcessRecord> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var p = new Properties();
        try (var in = Files.newInputStream(file)) {
            p.load(in);
            return Optional.of(new ProcessRecord(
                    Long.parseLong(p.getProperty("pid")),
                    Instant.parse(p.getProperty("startedAt")),
                    p.getProperty("fingerprint", "")));
        } catch (IOException | RuntimeException e) {
            // a half-written record tells nothing: the port check will name a process that still listens
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "pid=%d%nstartedAt=%s%nfingerprint=%s%n".formatted(pid, startedAt, fingerprint));
        } catch (IOException e) {
            throw new StackProblem("Cannot write %s: make the folder writable.".formatted(file), e);
        }
    }

    /** The very process, if it still lives. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info().startInstant().orElse(Instant.EPOCH).equals(startedAt));
    }
}
