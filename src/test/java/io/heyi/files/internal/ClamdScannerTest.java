package io.heyi.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scanner's protocol, spoken with a daemon of the test on a real connection. */
class ClamdScannerTest {

    @TempDir Path directory;
    private final AtomicReference<byte[]> seen = new AtomicReference<>();
    private ServerSocket daemon;
    private Thread serving;
    private String answer = "stream: OK\0";

    @BeforeEach
    void aDaemon() throws IOException {
        daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        serving = Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void noDaemon() throws IOException {
        daemon.close();
    }

    private void serve() {
        try {
            while (true) {
                try (var socket = daemon.accept()) {
                    var in = new DataInputStream(socket.getInputStream());
                    var command = new StringBuilder();
                    for (var one = in.read(); one > 0; one = in.read()) {
                        command.append((char) one);
                    }
                    if (command.toString().equals("zINSTREAM")) {
                        var content = new ByteArrayOutputStream();
                        for (var length = in.readInt(); length > 0; length = in.readInt()) {
                            content.write(in.readNBytes(length));
                        }
                        seen.set(content.toByteArray());
                    }
                    if (answer == null) {
                        in.read();
                    } else {
                        socket.getOutputStream().write((command.toString().equals("zPING") ? "PONG\0" : answer).getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private ClamdScanner scanner(Duration patience) {
        return new ClamdScanner("127.0.0.1", daemon.getLocalPort(), patience);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("content"), content);
    }

    @Test
    void theWholeContentIsSeenInPieces() throws IOException {
        var content = new byte[200_000];
        java.util.Arrays.fill(content, (byte) 7);
        assertThat(scanner(Duration.ofSeconds(10)).scan(file(content))).isInstanceOf(VirusScanner.Clean.class);
        assertThat(seen.get()).isEqualTo(content);
    }

    @Test
    void whatIsFoundHasItsName() throws IOException {
        answer = "stream: Win.Test.EICAR_HDB-1 FOUND\0";
        assertThat(scanner(Duration.ofSeconds(10)).scan(file(new byte[] {1}))).isEqualTo(new VirusScanner.Found("Win.Test.EICAR_HDB-1"));
    }

    @Test
    void noClearAnswerIsNoVerdict() throws IOException {
        answer = "INSTREAM size limit exceeded. ERROR\0";
        assertThat(scanner(Duration.ofSeconds(10)).scan(file(new byte[] {1}))).isInstanceOf(VirusScanner.NoAnswer.class);
        answer = null;
        assertThat(scanner(Duration.ofMillis(50)).scan(file(new byte[] {1}))).as("it is not waited for without end").isInstanceOf(VirusScanner.NoAnswer.class);
    }

    @Test
    void aDaemonThatIsAwayIsNoVerdict() throws Exception {
        var scanner = scanner(Duration.ofSeconds(1));
        assertThat(scanner.answers()).isTrue();
        daemon.close();
        // until then one more caller may be let in
        assertThat(serving.join(Duration.ofSeconds(10))).isTrue();
        assertThat(scanner.scan(file(new byte[] {1}))).isInstanceOf(VirusScanner.NoAnswer.class);
        assertThat(scanner.answers()).isFalse();
    }
}
