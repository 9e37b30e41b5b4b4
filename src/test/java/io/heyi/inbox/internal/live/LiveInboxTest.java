package io.heyi.inbox.internal.live;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.Reminder;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InboxWebTest
class LiveInboxTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired UserTaskListener engine;
    @Autowired TaskActions actions;
    @Autowired FakeAccess access;
    @Autowired FakeTaskType type;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcConnectionDetails database;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();
    private final String businessKey = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + businessKey;

    @AfterEach
    void closeStreams() throws IOException {
        for (var stream : open) {
            stream.close();
        }
        client.shutdownNow();
    }

    /** Lines that arrive, as they arrive. */
    private List<String> listen(CurrentUser user) throws Exception {
        access.signIn(user);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/inbox/stream")).header("Accept", "text/event-stream").build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        open.add(answer.body());
        var lines = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> new java.io.BufferedReader(new java.io.InputStreamReader(answer.body(), StandardCharsets.UTF_8)).lines().forEach(lines::add));
        await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains("\"counts\":{")));
        return lines;
    }

    private UUID id(long engineKey) {
        return jdbc.sql("select id from inbox.task where engine_key = :key").param("key", engineKey).query(UUID.class).single();
    }

    private static void awaitLine(List<String> lines, String... parts) {
        await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> java.util.Arrays.stream(parts).allMatch(line::contains)));
    }

    private static String lastCounts(List<String> lines) {
        return lines.stream().filter(line -> line.contains("\"counts\":{")).reduce("", (first, second) -> second);
    }

    @Test
    void thoseWhomATaskConcernsHearOfItAndNobodyElse() throws Exception {
        var owner = user("owner-" + businessKey.substring(0, 8), group);
        type.excluded.put(businessKey, Set.of(new Username("interested-" + businessKey.substring(0, 8))));
        var stranger = listen(user("stranger-" + businessKey.substring(0, 8), "administrator"));
        var interested = listen(user("interested-" + businessKey.substring(0, 8), group));
        var second = listen(user("second-" + businessKey.substring(0, 8), group));
        var first = listen(owner);
        var task = TaskFixtures.offeredTo(group, businessKey);
        engine.created(task);
        var id = id(task.key());
        awaitLine(first, "created", id.toString());
        awaitLine(first, "\"group\":1");
        actions.claim(id, owner);
        awaitLine(second, "taken", id.toString(), "Mx owner");
        awaitLine(first, "taken", id.toString());
        awaitLine(first, "\"mine\":1");
        await().atMost(SOON).until(() -> lastCounts(second).contains("\"group\":0"));
        engine.gone(task.key());
        awaitLine(second, "gone", id.toString());
        assertThat(stranger).noneMatch(line -> line.contains(id.toString()));
        assertThat(interested).noneMatch(line -> line.contains(id.toString()));
    }

    @Test
    void aReminderReachesThePageOfWhoHasNotDecided() throws Exception {
        var owner = listen(user("owner-" + businessKey.substring(0, 8), group));
        var task = TaskFixtures.offeredTo(group, businessKey);
        engine.created(task);
        transaction.executeWithoutResult(status -> events.publishEvent(new Reminder(FakeTaskType.ID, businessKey, Map.of(), Instant.parse("2030-01-01T00:00:00Z"))));
        awaitLine(owner, "reminded", id(task.key()).toString());
    }

    @Test
    void aLostDatabaseConnectionIsMendedAndPagesLookAgain() throws Exception {
        var lines = listen(user("owner-" + businessKey.substring(0, 8), group));
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'heyi-inbox-changes' and datname = current_database()")
                .query((row, number) -> true).list();
        await().atMost(Duration.ofSeconds(60)).until(() -> lines.stream().anyMatch(line -> line.contains("lookAgain")));
        var task = TaskFixtures.offeredTo(group, businessKey);
        engine.created(task);
        awaitLine(lines, "created", id(task.key()).toString());
    }

    @Test
    void aFaultOnTheWayDoesNotEndTheListening() {
        var faulty = mock(LiveInbox.class);
        doThrow(new IllegalStateException("a fault")).doNothing().when(faulty).resynchronise();
        var feed = new ChangeFeed(database, faulty);
        feed.start();
        try {
            verify(faulty, timeout(SOON.toMillis()).times(2)).resynchronise();
        } finally {
            feed.stop();
        }
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        var lines = listen(user("owner-" + businessKey.substring(0, 8), group));
        type.tooLate.add(businessKey);
        var task = TaskFixtures.offeredTo(group, businessKey);
        engine.created(task);
        var id = id(task.key());
        actions.complete(id, user("owner-" + businessKey.substring(0, 8), group), io.heyi.inbox.internal.Completion.of("approve", null, null));
        var marker = TaskFixtures.offeredTo(group, businessKey);
        engine.created(marker);
        awaitLine(lines, "created", id(marker.key()).toString());
        assertThat(lines).noneMatch(line -> line.contains("taken") || line.contains("finished"));
    }
}
