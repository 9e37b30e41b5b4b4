package io.heyi.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of one part, played with PostgreSQL because it starts quickest. */
class PartProcessTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private LocalStackSettings settings;
    private PartProcess part;

    @BeforeEach
    void aPart() {
        settings = settings(Ports.free(folder));
        part = part(settings);
    }

    @AfterEach
    void nothingStaysBehind() {
        part.stop();
    }

    @Test
    void aRunningPartIsAdoptedAndStoppedByTheNextRun() {
        part.start();
        ProcessHandle first = part.running().orElseThrow();

        PartProcess nextRun = part(settings);
        nextRun.start();

        assertThat(nextRun.running()).contains(first);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("runs already, reused");
        nextRun.stop();
        assertThat(first.isAlive()).isFalse();
    }

    @Test
    void dataOutlivesAKill() throws Exception {
        part.start();
        execute("create table kept (id int)");
        part.kill();
        assertThat(part.running()).isEmpty();

        part.start();

        execute("insert into kept values (1)");
    }

    @Test
    void aLeftOverLockFileDoesNotBlockTheNextStart() throws Exception {
        part.start();
        part.kill();
        // as after a reboot: the number in the file now belongs to a living process
        Path lock = settings.dataOf(Part.POSTGRES).resolve("postmaster.pid");
        Files.writeString(lock, ProcessHandle.current().pid() + "\n");

        part.start();

        assertThat(part.running()).isPresent();
    }

    @Test
    void aRecordWhoseNumberBelongsToSomebodyElseIsNotTrusted() {
        new ProcessRecord(ProcessHandle.current().pid(), Instant.EPOCH, "").write(settings.recordOf(Part.POSTGRES));

        assertThat(part.running()).isEmpty();
        part.stop();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aBrokenRecordIsNoObstacle() throws Exception {
        Files.createDirectories(settings.recordOf(Part.POSTGRES).getParent());
        Files.writeString(settings.recordOf(Part.POSTGRES), "pid=");

        part.start();

        assertThat(part.running()).isPresent();
    }

    @Test
    void aPartWithOtherPortsIsReplaced() {
        part.start();
        ProcessHandle first = part.running().orElseThrow();

        part = part(settings(Ports.free("somewhere else")));
        part.start();

        assertThat(first.isAlive()).isFalse();
        assertThat(part.running()).isPresent();
    }

    @Test
    void aTakenPortStopsTheStartBeforeAnythingRuns() throws Exception {
        try (var taken = new ServerSocket(settings.ports().postgres(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(part::start).isInstanceOf(StackProblem.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
        assertThat(part.running()).isEmpty();
    }

    @Test
    void oneFolderServesOneStartAtATime() {
        try (LocalStack first = LocalStack.open(settings)) {
            assertThatThrownBy(() -> LocalStack.open(settings)).hasMessageContaining("Another start uses");
            assertThat(first.addresses().ports()).isEqualTo(settings.ports());
        }
    }

    private LocalStackSettings settings(Ports ports) {
        return new LocalStackSettings(Path.of("").toAbsolutePath(), Path.of(".local/dist").toAbsolutePath(), folder, ports,
                true, Duration.ofMinutes(1));
    }

    private PartProcess part(LocalStackSettings of) {
        return new PartProcess(new PostgresServer(of), of, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(new StackAddresses(settings.ports()).jdbc(), "heyi", "heyi");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
