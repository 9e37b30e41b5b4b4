package io.heyi.localstack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final long GIB = 1L << 30;

    @Test
    void aTakenPortIsNamedWithItsHolderAndTheMend() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Preflight.requireFreePort("Keycloak", taken.getLocalPort()))
                    .isInstanceOf(StackProblem.class)
                    .hasMessageStartingWith("Port %d, needed by Keycloak, is in use".formatted(taken.getLocalPort()))
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageEndingWith("stop that program, and start again.")
                    .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }

    @Test
    void aPortTakenOnEveryAddressIsTakenOnLoopbackToo() throws Exception {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Preflight.requireFreePort("Heyi", taken.getLocalPort()))
                    .isInstanceOf(StackProblem.class);
        }
    }

    @Test
    void anOldJavaIsRefused() {
        assertThatThrownBy(() -> Preflight.requireJava(17)).hasMessageContaining("install a JDK 21 or newer");
        assertThatCode(() -> Preflight.requireJava(21)).doesNotThrowAnyException();
    }

    @Test
    void aFullDiskIsRefused() {
        assertThatThrownBy(() -> Preflight.requireDisk(Path.of("/here"), 4 * GIB))
                .hasMessage("Only 4.0 GB of disk are free at /here and 5 are needed: make room, and start again.");
        assertThatCode(() -> Preflight.requireDisk(Path.of("/here"), 5 * GIB)).doesNotThrowAnyException();
    }

    @Test
    void tooLittleMemoryIsRefusedUnlessTheServersRunAlready() {
        int all = Part.values().length;
        assertThatThrownBy(() -> Preflight.requireMemory(3 * GIB, all)).hasMessageContaining("end other programs");
        assertThatCode(() -> Preflight.requireMemory(4 * GIB, all)).doesNotThrowAnyException();
        assertThatCode(() -> Preflight.requireMemory(GIB, 1)).doesNotThrowAnyException();
    }

    @Test
    void missingDistributionsNameTheCommandThatUnpacksThem(@TempDir Path empty) {
        assertThatThrownBy(() -> Preflight.requireDistributions(empty)).hasMessageContaining("run `mvn test-compile` once");
    }
}
