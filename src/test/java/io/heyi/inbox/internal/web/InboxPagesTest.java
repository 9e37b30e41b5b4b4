package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.Reminder;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@InboxWebTest
class InboxPagesTest {

    @Autowired MockMvcTester mvc;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    private final String businessKey = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + businessKey;
    private final CurrentUser owner = user("owner-" + businessKey.substring(0, 8), group);

    private String add(UserTask task) {
        return TaskFixtures.add(engine, jdbc, task);
    }

    private String page(CurrentUser who, String path, Locale locale) {
        access.signIn(who);
        var result = mvc.get().uri(path).locale(locale).header("Accept-Language", locale.toLanguageTag()).exchange();
        assertThat(result).hasStatusOk();
        return body(result);
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult send(CurrentUser who, String path, String outcome, String reason, String values) {
        access.signIn(who);
        return mvc.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED).param("outcome", outcome).param("reason", reason).param("values", values)
                .locale(Locale.ENGLISH).exchange();
    }

    @Test
    void theListIsAPageAndAFragment() throws IOException {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        var page = page(owner, "/inbox?view=group", Locale.ENGLISH);
        assertThat(page).contains("<html", "My groups", id, "the owners of platform").doesNotContain("??");
        var fragment = page(owner, "/inbox/list?view=group", Locale.ENGLISH);
        assertThat(fragment).contains(id).doesNotContain("<html");
    }

    /** Issue 6: decided while the engine is away. */
    @Test
    void aDecisionThatTheProcessHasNotTakenYetIsSaidToBeOnItsWay() {
        var task = TaskFixtures.offeredTo(group, businessKey);
        var id = add(task);
        assertThat(page(owner, "/inbox/tasks/" + id, Locale.ENGLISH)).doesNotContain("being delivered", "on its way");
        assertThat(send(owner, "/inbox/tasks/" + id + "/complete", "approve", "", "{\"amount\":\"10.50\"}")).hasStatus3xxRedirection();

        assertThat(page(owner, "/inbox/tasks/" + id + "?view=done", Locale.ENGLISH)).contains("Decided, being delivered", "The decision is kept and on its way");
        assertThat(page(owner, "/inbox/tasks/" + id, Locale.SIMPLIFIED_CHINESE)).contains("决定已保存，正在送往流程");

        engine.completed(task.key());
        assertThat(page(owner, "/inbox/tasks/" + id + "?view=done", Locale.ENGLISH)).doesNotContain("being delivered", "on its way");
    }

    @Test
    void whoComesFromACaseFindsItsTaskWhetherOfferedOrHeld() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        assertThat(page(owner, "/inbox?businessKey=" + businessKey, Locale.ENGLISH)).contains(id);

        access.signIn(owner);
        assertThat(mvc.post().uri("/api/v1/tasks/" + id + "/claim").exchange()).hasStatusOk();
        assertThat(page(owner, "/inbox?businessKey=" + businessKey, Locale.ENGLISH)).contains(id);
        assertThat(page(owner, "/inbox?view=group&businessKey=" + businessKey, Locale.ENGLISH)).as("a list that was named is the one that is shown").doesNotContain(id);
    }

    private void remind(String at) {
        transaction.executeWithoutResult(status -> events.publishEvent(new Reminder(FakeTaskType.ID, businessKey, Map.of(), Instant.parse(at))));
    }

    @Test
    void aReminderIsSeenOnTheListTheTaskAndTheHomePageUntilTheTaskIsDecided() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        var places = java.util.List.of("/inbox?view=group", "/inbox/tasks/" + id, "/");
        assertThat(places).allSatisfy(place -> assertThat(page(owner, place, Locale.ENGLISH)).contains(id).doesNotContain(">Reminded"));

        remind("2030-01-01T00:00:00Z");
        assertThat(places).allSatisfy(place -> assertThat(page(owner, place, Locale.ENGLISH)).contains(">Reminded<"));
        remind("2030-01-02T00:00:00Z");
        assertThat(places).allSatisfy(place -> assertThat(page(owner, place, Locale.SIMPLIFIED_CHINESE)).contains(">已提醒 2 次<").doesNotContain("??"));

        assertThat(send(owner, "/inbox/tasks/" + id + "/complete", "approve", "", "{\"amount\":\"5.00\"}")).hasStatus3xxRedirection();
        assertThat(page(owner, "/inbox/tasks/" + id, Locale.ENGLISH)).doesNotContain(">Reminded ", ">Reminded<");
    }

    @Test
    void anEmptyListSaysWhatComesNext() {
        assertThat(page(user("idle"), "/inbox", Locale.ENGLISH)).contains("Nothing waits for you", "appears here by itself");
        assertThat(page(user("idle"), "/inbox?view=done", Locale.SIMPLIFIED_CHINESE)).contains("您还没有作出任何决定").doesNotContain("??");
    }

    @Test
    void aTaskShowsWhatIsDecidedAndWhyWithoutAClick() throws IOException {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        var page = page(owner, "/inbox/tasks/" + id + "?view=group", Locale.ENGLISH);
        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/inbox-task.html"), page);
        assertThat(page).contains("600,000.00 CNY", "Why do I have this?", "you are one of them", "data-form=\"task-form\"", "value=\"approve\"", "Task offered")
                .contains("Thing &lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert").doesNotContain("not of the form").doesNotContain("??");
        assertThat(page(owner, "/inbox/tasks/" + id, Locale.SIMPLIFIED_CHINESE)).contains("为什么由我办理？", "任务已开放").doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-01T10:00Z", "2026-13-45T99:99:99Z"})
    void aReasonThatLooksLikeATimeIsShownAsItWasWritten(String reason) {
        var first = add(TaskFixtures.offeredTo(group, businessKey));
        assertThat(send(owner, "/inbox/tasks/" + first + "/complete", "reject", reason, "{\"amount\":\"5.00\"}")).hasStatus3xxRedirection();
        var second = add(TaskFixtures.offeredTo(group, businessKey));

        assertThat(page(owner, "/inbox/tasks/" + first, Locale.ENGLISH)).contains(reason);
        assertThat(page(owner, "/inbox/tasks/" + second, Locale.ENGLISH)).contains(reason);
    }

    @Test
    void aHistoryTellsTimesAndTheCodesOfItsModuleInWords() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        audit.record(new AuditEvent(businessKey, "system", "test.thingMoved", Map.of("from", "IN_DOUBT", "dueAt", "2026-05-01T10:00:00Z", "until", "soon")));

        assertThat(page(owner, "/inbox/tasks/" + id, Locale.ENGLISH)).contains("In doubt", "18:00", ">soon<").doesNotContain("IN_DOUBT", "2026-05-01T10:00:00Z");
    }

    @Test
    void aStrangerSeesNothingOfIt() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        access.signIn(user("stranger", "administrator"));
        for (var path : new String[] {"", "/history.json", "/diagram"}) {
            var result = mvc.get().uri("/inbox/tasks/" + id + path).exchange();
            assertThat(result).hasStatus(403);
            assertThat(body(result)).doesNotContain("600,000.00");
        }
        assertThat(send(user("stranger", "administrator"), "/inbox/tasks/" + id + "/complete", "approve", "", "")).hasStatus(403);
        assertThat(mvc.get().uri("/inbox/tasks/" + UUID.randomUUID()).exchange()).hasStatus(404);
    }

    @Test
    void anErrorKeepsWhatWasTyped() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        var answer = send(owner, "/inbox/tasks/" + id + "/complete?view=group", "reject", "", "{\"amount\":\"abc\",\"note\":\"typed <b>text</b>\"}");
        assertThat(answer).hasStatus(422);
        assertThat(body(answer)).contains("Say why", "Amount", "does not have the expected form", "typed &lt;b&gt;text").doesNotContain("??");
        var unreadable = send(owner, "/inbox/tasks/" + id + "/complete", "reject", "my reason", "{not json");
        assertThat(unreadable).hasStatus(422);
        assertThat(body(unreadable)).contains("my reason", "could not be read");
    }

    @Test
    void aDecisionLeadsBackToTheListWithAWord() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        assertThat(send(owner, "/inbox/tasks/" + id + "/complete?view=group", "reject", "too dear", "{\"amount\":\"5.00\"}")).hasStatus3xxRedirection()
                .hasRedirectedUrl("/inbox?view=group").flash().containsKey("flash");
        assertThat(page(owner, "/inbox/tasks/" + id, Locale.ENGLISH)).contains("too dear", "Task decided").doesNotContain("name=\"outcome\"");
        assertThat(page(owner, "/inbox?view=done", Locale.ENGLISH)).contains(id);
    }

    @Test
    void losingTheRaceKeepsTheTypedFormAndNamesTheWinner() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        var other = user("other-" + businessKey.substring(0, 8), group);
        access.signIn(other);
        assertThat(mvc.post().uri("/inbox/tasks/" + id + "/claim").exchange()).hasStatus3xxRedirection();
        var answer = send(owner, "/inbox/tasks/" + id + "/complete", "reject", "my reason", "{\"note\":\"typed\"}");
        assertThat(answer).hasStatus(409);
        assertThat(body(answer)).contains(other.username().value(), "took this task before you");
    }

    @Test
    void theHistoryIsAFileWithHashes() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        access.signIn(owner);
        assertThat(mvc.get().uri("/inbox/tasks/" + id + "/history.json").exchange()).hasStatusOk().hasHeader("Content-Disposition",
                "attachment; filename=\"history-" + id + ".json\"").bodyJson().extractingPath("$.entries[0].hash").isEqualTo("hash-1");
    }

    @Test
    void whoMustNotKnowOfAnEntryFindsItNowhere() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        audit.record(new AuditEvent(businessKey, "judge", "test.ruled", Map.of("reason", "SECRET-RULING")));
        var outsider = user("outsider", group);
        for (var path : new String[] {"/inbox/tasks/" + id, "/inbox/tasks/" + id + "/history.json", "/api/v1/tasks/" + id}) {
            assertThat(page(outsider, path, Locale.ENGLISH)).as(path).doesNotContain("SECRET-RULING", "test.ruled");
        }
        assertThat(page(owner, "/inbox/tasks/" + id + "/history.json", Locale.ENGLISH)).contains("SECRET-RULING");
    }

    @Test
    void homeSaysWhatNeedsMe() {
        var id = add(TaskFixtures.offeredTo(group, businessKey));
        assertThat(page(owner, "/", Locale.ENGLISH)).contains("Offered to your groups", id).doesNotContain("??");
    }
}
