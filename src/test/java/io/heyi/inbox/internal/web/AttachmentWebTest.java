package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.files.FilePolicy;
import io.heyi.files.SampleFiles;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files through a real web server: what a browser and a client send, and what they get back (product-bar T15). */
@InboxWebTest
class AttachmentWebTest {

    private static final String EDGE = "an-edge-between-the-parts";
    private static final int MEGABYTE = 1024 * 1024;
    private static final long GIGABYTE = 1024L * MEGABYTE;

    @LocalServerPort int port;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired FilePolicy policy;
    @Autowired JdbcClient jdbc;
    @Autowired ObjectMapper json;

    private final String businessKey = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + businessKey;
    private final CurrentUser owner = user("owner-" + businessKey.substring(0, 8), group);
    private String task;

    @BeforeEach
    void aTask() {
        task = TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey));
        access.signIn(owner);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static byte[] head(String fileName) {
        return ("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: text/html\r\n\r\n").getBytes(UTF_8);
    }

    private static byte[] form(String fileName, byte[] content) {
        return SampleFiles.both(SampleFiles.both(head(fileName), content), ("\r\n--" + EDGE + "--\r\n").getBytes(UTF_8));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.timeout(Duration.ofSeconds(60)).header("Accept-Language", "en").build(), BodyHandlers.ofByteArray());
        }
    }

    private HttpResponse<byte[]> upload(String path, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).header("Content-Type", "multipart/form-data; boundary=" + EDGE).POST(body));
    }

    private HttpResponse<byte[]> upload(String path, String fileName, byte[] content) throws IOException, InterruptedException {
        return upload(path, BodyPublishers.ofByteArray(form(fileName, content)));
    }

    private String page() throws IOException, InterruptedException {
        var page = send(HttpRequest.newBuilder(address("/inbox/tasks/" + task)));
        assertThat(page.statusCode()).isEqualTo(200);
        return new String(page.body(), UTF_8);
    }

    private long files() {
        return jdbc.sql("select count(*) from inbox.attachment where business_key = :key").param("key", businessKey).query(Long.class).single();
    }

    @Test
    void aFileAttachedOnThePageIsSavedAndNeverShown() throws Exception {
        var pdf = SampleFiles.pdf();
        assertThat(page()).contains("Files are not checked for viruses here.");
        assertThat(upload("/inbox/tasks/" + task + "/attachments", "<b onclick=x>烤箱.pdf", pdf).statusCode()).isEqualTo(302);
        var page = page();
        assertThat(page).contains("&lt;b onclick=x&gt;烤箱.pdf").doesNotContain("<b onclick");
        var id = jdbc.sql("select id::text from inbox.attachment where business_key = :key").param("key", businessKey).query(String.class).single();
        assertThat(page).contains("/inbox/tasks/" + task + "/attachments/" + id);

        for (var path : new String[] {"/inbox", "/api/v1"}) {
            var saved = send(HttpRequest.newBuilder(address(path + "/tasks/" + task + "/attachments/" + id)));
            assertThat(saved.statusCode()).isEqualTo(200);
            assertThat(saved.body()).isEqualTo(pdf);
            var headers = saved.headers();
            assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("filename*=UTF-8''%3Cb%20onclick%3Dx%3E%E7%83%A4%E7%AE%B1.pdf");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
            assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(headers.firstValue("Content-Type")).as("by the content, not by what the sender said").contains("application/pdf");
        }

        access.signIn(user("stranger-" + businessKey.substring(0, 8)));
        assertThat(send(HttpRequest.newBuilder(address("/inbox/tasks/" + task + "/attachments/" + id))).statusCode()).isEqualTo(403);
        access.signIn(owner);
        assertThat(send(HttpRequest.newBuilder(address("/inbox/tasks/" + task + "/attachments/" + id + "/withdraw")).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(302);
        assertThat(send(HttpRequest.newBuilder(address("/inbox/tasks/" + task + "/attachments/" + id))).statusCode()).isEqualTo(404);
        assertThat(page()).contains("Taken back; its content is gone.");
    }

    @Test
    void aClientAttachesListsAndIsToldWhatIsWrong() throws Exception {
        var path = "/api/v1/tasks/" + task + "/attachments";
        var added = upload(path, "photo.png", SampleFiles.image("png"));
        assertThat(added.statusCode()).isEqualTo(201);
        var one = json.readTree(added.body());
        assertThat(one.path("type").asText()).isEqualTo("image/png");
        assertThat(one.path("scanned").asBoolean()).isFalse();
        var list = json.readTree(send(HttpRequest.newBuilder(address(path))).body());
        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(list.at("/items/0/sha256").asText()).isEqualTo(one.path("sha256").asText());

        var refused = upload(path, "photo.png", SampleFiles.both(SampleFiles.image("png"), "<script>".getBytes(UTF_8)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new String(refused.body(), UTF_8)).contains("\"file\"").contains("something else hidden");
        var none = send(HttpRequest.newBuilder(address(path)).header("Content-Type", "multipart/form-data; boundary=" + EDGE).POST(BodyPublishers.ofString("--" + EDGE + "--\r\n")));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(new String(none.body(), UTF_8)).contains("Choose a file.");
        assertThat(send(HttpRequest.newBuilder(address(path + "/" + one.path("id").asText() + "/withdrawal")).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void aPageSaysBesideTheFormWhatIsWrong() throws Exception {
        assertThat(upload("/inbox/tasks/" + task + "/attachments", "page.html", "<html>".getBytes(UTF_8)).statusCode()).isEqualTo(302);
        assertThat(files()).isZero();
    }

    @Test
    void theLargestFileComesInAndOneByteMoreDoesNot() throws Exception {
        var path = "/api/v1/tasks/" + task + "/attachments";
        var largest = new byte[Math.toIntExact(policy.largest().toBytes())];
        java.util.Arrays.fill(largest, (byte) 'a');
        assertThat(upload(path, "large.txt", largest).statusCode()).isEqualTo(201);
        assertThat(upload(path, "large.txt", SampleFiles.both(largest, new byte[] {'a'})).statusCode()).isEqualTo(413);
        assertThat(upload(path, "large.txt", new byte[largest.length + MEGABYTE]).statusCode()).as("announced").isEqualTo(413);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form("large.txt", new byte[largest.length + MEGABYTE])));
        assertThat(upload(path, chunked).statusCode()).as("in chunks").isEqualTo(413);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void aGigabyteIsNotWaitedFor() throws Exception {
        try (var announced = connection("Content-Length: " + GIGABYTE)) {
            assertThat(statusLine(announced)).as("before a byte of it was sent").contains("413");
        }
        try (var chunked = connection("Transfer-Encoding: chunked")) {
            assertThat(sentUntilCutOff(chunked)).isLessThan(GIGABYTE / 8);
        }
        assertThat(files()).isZero();
    }

    private Socket connection(String header) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(("POST /api/v1/tasks/" + task + "/attachments HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=" + EDGE + "\r\n" + header + "\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var one = socket.getInputStream().read(); one > 0 && one != '\n'; one = socket.getInputStream().read()) {
            line.write(one);
        }
        return line.toString(UTF_8);
    }

    /** In bytes. */
    private static long sentUntilCutOff(Socket socket) {
        var sent = 0L;
        try {
            var out = socket.getOutputStream();
            chunk(out, head("large.txt"));
            var piece = new byte[MEGABYTE];
            for (; sent < GIGABYTE; sent += MEGABYTE) {
                chunk(out, piece);
            }
        } catch (IOException cutOff) {
            // as wanted
        }
        return sent;
    }

    private static void chunk(java.io.OutputStream out, byte[] content) throws IOException {
        out.write((Integer.toHexString(content.length) + "\r\n").getBytes(UTF_8));
        out.write(content);
        out.write("\r\n".getBytes(UTF_8));
        out.flush();
    }
}
