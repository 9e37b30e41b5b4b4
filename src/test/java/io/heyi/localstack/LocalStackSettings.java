package io.heyi.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where one stack lives.
 *
 * @param project       checkout with {@code infra/}
 * @param distributions what Maven unpacked ({@code .local/dist})
 * @param directory     data, logs and process records of this stack
 * @param ports         its ports
 * @param keepData      whether data outlives a run; otherwise a start begins empty
 * @param deadline      how long one part may take to become healthy
 * @param additions     what the product is started with besides its own
 */
public record LocalStackSettings(
        Path project, Path distributions, Path directory, Ports ports, boolean keepData, Duration deadline, ProductAdditions additions) {

    private static final Duration DEADLINE = Duration.ofMinutes(4);

    public LocalStackSettings(Path project, Path distributions, Path directory, Ports ports, boolean keepData, Duration deadline) {
        this(project, distributions, directory, ports, keepData, deadline, new ProductAdditions(List.of(), List.of()));
    }

    /**
     * For programs that measure the product with parts of their own in it.
     *
     * @param classes folders of classes
     * @param arguments of the program
     */
    public record ProductAdditions(List<Path> classes, List<String> arguments) {}

    public LocalStackSettings with(ProductAdditions more) {
        return new LocalStackSettings(project, distributions, directory, ports, keepData, deadline, more);
    }

    /** The stack of {@code mvn spring-boot:test-run}: standard ports, data kept. */
    public static LocalStackSettings dev(Path project) {
        Path local = project.toAbsolutePath().normalize().resolve(".local");
        return new LocalStackSettings(
                local.getParent(), local.resolve("dist"), local, Ports.standard(), true, DEADLINE);
    }

    /** The stack of the end-to-end tests: free ports and no data, so that a running dev stack isn't touched. */
    public static LocalStackSettings test(Path project) {
        Path local = project.toAbsolutePath().normalize().resolve(".local");
        Path directory = local.resolve("e2e");
        return new LocalStackSettings(
                local.getParent(), local.resolve("dist"), directory, Ports.free(directory), false, DEADLINE);
    }

    Path logOf(Part part) {
        return directory.resolve("logs").resolve(part.fileName() + ".log");
    }

    Path dataOf(Part part) {
        return directory.resolve("data").resolve(part.fileName());
    }

    Path recordOf(Part part) {
        return directory.resolve("run").resolve(part.fileName() + ".properties");
    }
}
