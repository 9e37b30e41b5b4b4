package io.heyi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What must hold before a stack starts; each refusal is one line that names the mend. */
final class Preflight {
    private static final long GIB = 1L << 30;
    static final int JAVA_NEEDED = 21;
    static final long DISK_NEEDED = 5 * GIB;
    /** For the whole stack with the product. */
    static final long MEMORY_NEEDED = 4 * GIB;

    private Preflight() {}

    static void requireJava(int feature) {
        if (feature < JAVA_NEEDED) {
            throw new StackProblem(
                    "Java %d is too old: install a JDK %d or newer (Maven finds it by itself), and start again."
                            .formatted(feature, JAVA_NEEDED));
        }
    }

    static void requireDisk(Path directory, long usable) {
        if (usable < DISK_NEEDED) {
            throw new StackProblem("Only %.1f GB of disk are free at %s and %d are needed: make room, and start again."
                    .formatted(usable / (double) GIB, directory, DISK_NEEDED / GIB));
        }
    }

    /** @param parts how many parts have to be started; those that run already have their memory */
    static void requireMemory(long available, int parts) {
        long needed = MEMORY_NEEDED * parts / Part.values().length;
        if (available < needed) {
            throw new StackProblem("Only %.1f GB of memory are available and %.1f are needed: end other programs, and start again."
                    .formatted(available / (double) GIB, needed / (double) GIB));
        }
    }

    static void requireFreePort(String title, int port) {
        if (!Ports.isFree(port)) {
            throw new StackProblem("Port %d, needed by %s, is in use%s: stop that program, and start again."
                    .formatted(port, title, Listener.on(port).map(l -> " by " + l).orElse(" by another program")));
        }
    }

    static void requireDistributions(Path distributions) {
        for (String file : List.of("stack.properties", "opensearch.classpath")) {
            if (!Files.isRegularFile(distributions.resolve(file))) {
                throw new StackProblem("The parts of the stack are not unpacked in %s: run `mvn test-compile` once, and start again."
                        .formatted(distributions));
            }
        }
    }

    /** Bytes that new programs can get without swapping; empty where the system does not say. */
    static Optional<Long> availableMemory() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(l -> l.startsWith("MemAvailable:"))
                    .map(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
