package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the program that listens on a port, from Linux's {@code /proc}; elsewhere nothing is known. */
final class Listener {
    private static final String LISTENING = "0A";

    private Listener() {}

    static Optional<String> on(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(table -> inode(table, port).stream())
                .flatMap(inode -> owner(inode).stream())
                .findFirst();
    }

    private static Optional<String> inode(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (var lines = Files.lines(table)) {
            return lines.skip(1)
                    .map(l -> l.trim().split("\\s+"))
                    .filter(f -> f[1].endsWith(suffix) && f[3].equals(LISTENING))
                    .map(f -> f[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> owner(String inode) {
        return ProcessHandle.allProcesses()
                .filter(p -> hasSocket(p, "socket:[" + inode + "]"))
                .map(p -> "process %d (%s)".formatted(p.pid(), p.info().command().orElse("unknown")))
                .findFirst();
    }

    private static boolean hasSocket(ProcessHandle process, String socket) {
        try (var files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.anyMatch(f -> {
                try {
                    return Files.readSymbolicLink(f).toString().equals(socket);
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }
}
