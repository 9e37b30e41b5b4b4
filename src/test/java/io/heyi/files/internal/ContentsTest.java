package io.heyi.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heyi.files.FileKind;
import io.heyi.files.FileStore;
import io.heyi.files.FilesAwayException;
import io.heyi.files.ReceivedFile;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** Contents in a real PostgreSQL and in a store that speaks the part of S3 that is used. */
@SpringBootTest(classes = ContentsTest.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "spring.flyway.locations=classpath:db/migration/files")
@ContextConfiguration(initializers = TestDatabase.class)
class ContentsTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan("io.heyi.files")
    @Import(SetClock.class)
    static class Beans {}

    private static final int LARGE = 3 * 1024 * 1024 + 17;

    @Autowired FileStore files;
    @Autowired Contents contents;
    @Autowired PostgresContents postgres;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionOperations transactions;
    @Autowired SetClock clock;
    @TempDir Path directory;

    private final byte[] bytes = new byte[LARGE];
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void aContentAndAStore() throws IOException {
        new Random(7).nextBytes(bytes);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void noStore() {
        server.stop(0);
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            var sent = call.getRequestBody().readAllBytes();
            var key = call.getRequestURI().getPath();
            assertThat(call.getRequestHeaders().getFirst("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=key/");
            if (status != 200) {
                call.sendResponseHeaders(status, -1);
                return;
            }
            switch (call.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, sent);
                    call.sendResponseHeaders(200, -1);
                }
                case "GET" -> {
                    var found = objects.get(key);
                    call.sendResponseHeaders(found == null ? 404 : 200, found == null ? -1 : found.length);
                    if (found != null) {
                        call.getResponseBody().write(found);
                    }
                }
                case "DELETE" -> {
                    objects.remove(key);
                    call.sendResponseHeaders(204, -1);
                }
                default -> call.sendResponseHeaders(405, -1);
            }
        }
    }

    private ReceivedFile file() throws IOException {
        return new ReceivedFile("a.pdf", FileKind.PDF, bytes.length, "0".repeat(64), Files.write(directory.resolve(UUID.randomUUID().toString()), bytes));
    }

    private FileStoreOnS3 onS3() {
        var s3 = new S3Configuration().s3Contents(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "heyi", "us-east-1", "key", "secret");
        return new FileStoreOnS3(new Contents(jdbc, transactions, List.of(postgres, s3), "s3", clock), s3);
    }

    private record FileStoreOnS3(Contents contents, S3Contents s3) implements AutoCloseable {
        @Override
        public void close() {
            s3.close();
        }
    }

    private long chunksOf(UUID id) {
        return jdbc.sql("select count(*) from files.chunk where content = :id").param("id", id).query(Long.class).single();
    }

    @Test
    void aContentComesBackAsItWasPut() throws IOException {
        var id = files.put(file());
        files.keep(id);
        try (var read = files.open(id)) {
            assertThat(read.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(chunksOf(id)).isEqualTo(4);
        clock.now = clock.now.plus(Duration.ofDays(2));
        contents.sweep();
        assertThat(chunksOf(id)).as("kept").isEqualTo(4);
    }

    @Test
    void whatNobodyKeepsIsGoneAfterADay() throws IOException {
        var id = files.put(file());
        contents.sweep();
        assertThat(chunksOf(id)).as("somebody may still be about to keep it").isEqualTo(4);
        clock.now = clock.now.plus(Duration.ofHours(25));
        contents.sweep();
        assertThat(chunksOf(id)).isZero();
        assertThatThrownBy(() -> files.keep(id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsReleasedCannotBeReadAndIsGoneSoon() throws IOException {
        var id = files.put(file());
        files.keep(id);
        files.release(id);
        assertThatThrownBy(() -> files.open(id)).isInstanceOf(FilesAwayException.class);
        contents.sweep();
        assertThat(chunksOf(id)).isZero();
    }

    @Test
    void anS3StoreHoldsTheSame() throws IOException {
        try (var on = onS3()) {
            var id = on.contents().put(file());
            on.contents().keep(id);
            assertThat(objects).containsOnlyKeys("/heyi/" + id);
            try (var read = on.contents().open(id)) {
                assertThat(read.readAllBytes()).isEqualTo(bytes);
            }
            on.contents().release(id);
            on.contents().sweep();
            assertThat(objects).isEmpty();
        }
    }

    @Test
    void whatWasPutInOneStoreIsReadThereAfterTheSettingHasChanged() throws IOException {
        var id = files.put(file());
        files.keep(id);
        try (var on = onS3(); var read = on.contents().open(id)) {
            assertThat(read.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aStoreThatIsAwaySaysSoAndWhatIsToGoGoesLater() throws IOException {
        try (var on = onS3()) {
            var id = on.contents().put(file());
            on.contents().keep(id);
            status = 403;
            assertThatThrownBy(() -> on.contents().put(file())).isInstanceOf(FilesAwayException.class);
            assertThatThrownBy(() -> on.contents().open(id)).isInstanceOf(IOException.class);
            on.contents().release(id);
            on.contents().sweep();
            assertThat(objects).hasSize(1);
            status = 200;
            on.contents().sweep();
            assertThat(objects).isEmpty();
        }
    }

    @Test
    void contentsOfAStoreThatIsNotSetUpAnyMoreHoldUpNobody() throws IOException {
        var old = clock.now.minus(Duration.ofDays(9)).atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into files.content (id, store, size, sha256, put_at, released_at) select gen_random_uuid(), 's3', 1, repeat('0', 64), :old, :old from generate_series(1, 150)").param("old", old).update();
        try {
            var id = files.put(file());
            files.release(id);
            contents.sweep();
            assertThat(chunksOf(id)).isZero();
        } finally {
            jdbc.sql("delete from files.content where store = 's3' and size = 1").update();
        }
    }

    @Test
    void aStoreOfAnotherNameIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new Contents(jdbc, transactions, List.of(postgres), "s3", clock)).hasMessageContaining("heyi.files.store").hasMessageContaining("heyi.files.s3.endpoint");
    }
}
