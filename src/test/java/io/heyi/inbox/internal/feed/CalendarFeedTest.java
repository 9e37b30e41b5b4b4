package io.heyi.inbox.internal.feed;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@InboxWebTest
class CalendarFeedTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-05T02:00:00Z");

    @Autowired MockMvcTester mvc;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private final String businessKey = UUID.randomUUID().toString();
    private final String group = "me-owner:" + businessKey.substring(0, 8);
    private final CurrentUser owner = user("o-" + businessKey.substring(0, 8), group);

    @BeforeEach
    void somebodyIsSignedIn() {
        clock.now = NOW;
        access.signIn(owner);
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String renew(Locale language) {
        var page = body(mvc.post().uri("/me/calendar/feed").locale(language).exchange());
        var address = Pattern.compile("/calendar/([A-Za-z0-9_-]+)\\.ics").matcher(page);
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    /** From a network address of its own, because wrong ones are counted. */
    private MvcTestResult get(String secret) {
        return mvc.get().uri("/calendar/{secret}.ics", secret).with(request -> {
            request.setRemoteAddr(businessKey);
            return request;
        }).exchange();
    }

    private List<VEvent> events(String secret) {
        return Biweekly.parse(body(get(secret))).first().getEvents();
    }

    @Test
    void itShowsNamesCodesAndDeadlinesAndLeadsToTheTask() {
        var id = TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey, DUE));
        assertThat(events(renew(Locale.ENGLISH))).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).contains(businessKey).doesNotContain("<script>");
            assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(DUE));
            assertThat(event.getUrl().getValue()).endsWith("/inbox/tasks/" + id);
            assertThat(event.getAlarms()).hasSize(1);
        });
    }

    @Test
    void itSpeaksTheLanguageInWhichItWasMade() {
        assertThat(body(get(renew(Locale.SIMPLIFIED_CHINESE)))).contains("截止日期");
        assertThat(body(get(renew(Locale.ENGLISH)))).contains("deadlines");
    }

    @Test
    void theSecretIsShownOnceAndKeptNowhere() {
        var secret = renew(Locale.ENGLISH);
        assertThat(secret).hasSize(43);
        assertThat(body(mvc.get().uri("/me/calendar").exchange())).contains("Make a new address").doesNotContain(secret).doesNotContain("??");
        assertThat(jdbc.sql("select person || ' ' || encode(token_hash, 'escape') || ' ' || language from inbox.calendar_feed").query(String.class).list()).noneMatch(row -> row.contains(secret));
        assertThat(audit.events).noneMatch(event -> event.details().toString().contains(secret));
        assertThat(audit.events).anyMatch(event -> event.action().equals("inbox.calendarFeedRenewed") && event.actor().equals(owner.username().value()));
    }

    @Test
    void aNewAddressEndsTheOldOneAndAnEndedOneIsLikeOneThatNeverWas() {
        var first = renew(Locale.ENGLISH);
        var second = renew(Locale.ENGLISH);
        assertThat(get(second)).hasStatusOk();
        mvc.post().uri("/me/calendar/feed/revoke").exchange();
        var unknown = get("A".repeat(43));
        for (var ended : List.of(first, second)) {
            var answer = get(ended);
            assertThat(answer).hasStatus(404);
            assertThat(body(answer)).isEqualTo(body(unknown));
            assertThat(answer.getResponse().getHeaderNames()).isEqualTo(unknown.getResponse().getHeaderNames());
        }
        assertThat(mvc.post().uri("/me/calendar/feed/revoke").exchange()).as("repeated").hasStatus3xxRedirection();
    }

    @Test
    void itShowsOnlyWhatThePersonMaySeeNow() {
        var id = TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey, DUE));
        var secret = renew(Locale.ENGLISH);
        assertThat(events(secret)).hasSize(1);

        jdbc.sql("update inbox.task set excluded_users = array[:me] where id = :id").param("me", owner.username().value()).param("id", UUID.fromString(id)).update();
        assertThat(events(secret)).as("excluded since").isEmpty();
        jdbc.sql("update inbox.task set excluded_users = '{}' where id = :id").param("id", UUID.fromString(id)).update();
        access.revoke(owner.relations());
        assertThat(events(secret)).as("no longer in the group").isEmpty();
        access.left.add(owner.username());
        assertThat(get(secret)).as("left the company").hasStatus(404);
    }

    @Test
    void theTasksOfAnotherAreNotInIt() {
        TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey, DUE));
        access.signIn(user("x-" + businessKey.substring(0, 8), "me-owner:other"));
        assertThat(body(get(renew(Locale.ENGLISH)))).doesNotContain(businessKey);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "../../etc/passwd", "..%2f..%2fetc", "' or true --", "\u0000", "%0d%0aX-Evil:%201"})
    void anAddressThatIsNoneIsNotFound(String secret) {
        assertThat(get(secret).getResponse().getStatus()).isIn(400, 404);
        assertThat(get(secret).getResponse().getHeader("X-Evil")).isNull();
    }

    @Test
    void aBusinessKeyWithALineBreakCannotWriteALineOfTheCalendar() {
        var id = TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey, DUE));
        jdbc.sql("update inbox.task set business_key = :key where id = :id").param("key", businessKey + "\r\nATTACH:http://evil.example\r\nX:;,\\").param("id", UUID.fromString(id)).update();
        var secret = renew(Locale.ENGLISH);
        assertThat(body(get(secret)).lines()).noneMatch(line -> line.startsWith("ATTACH") || line.startsWith("X:"));
        assertThat(events(secret)).singleElement().satisfies(event -> assertThat(event.getAttachments()).isEmpty());
    }

    @Test
    void whoAsksAgainIsToldThatNothingHasChanged() {
        TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey, DUE));
        var secret = renew(Locale.ENGLISH);
        var tag = get(secret).getResponse().getHeader("ETag");
        assertThat(tag).isNotBlank();
        clock.now = NOW.plusSeconds(60);
        assertThat(mvc.get().uri("/calendar/{secret}.ics", secret).header("If-None-Match", tag).exchange()).hasStatus(304);
        assertThat(mvc.head().uri("/calendar/{secret}.ics", secret).exchange()).hasStatusOk();
        assertThat(mvc.post().uri("/calendar/{secret}.ics", secret).exchange()).hasStatus(405);
        assertThat(body(mvc.get().uri("/me/calendar").exchange())).doesNotContain("Not yet");
    }

    @Test
    void guessingIsSlowedDown() {
        for (int n = 0; n < FeedPace.MOST_MISSES; n++) {
            assertThat(get("B".repeat(43))).hasStatus(404);
        }
        assertThat(get("B".repeat(43))).hasStatus(429).hasHeader("Retry-After", "60");
        clock.now = NOW.plusSeconds(61);
        assertThat(get("B".repeat(43))).hasStatus(404);
    }

    @Test
    void whereSomebodyWorksIsSavedAndAWrongAnswerIsNamed() {
        assertThat(mvc.post().uri("/me/calendar").param("country", "DE").param("zone", "Europe/Berlin").exchange()).hasStatus3xxRedirection();
        assertThat(body(mvc.get().uri("/me/calendar").locale(Locale.ENGLISH).exchange())).contains("value=\"DE\" selected").doesNotContain("??");
        var refused = mvc.post().uri("/me/calendar").param("country", "<b>").param("zone", "Europe/Berlin").locale(Locale.ENGLISH).exchange();
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("Choose a country from the list").doesNotContain("<b>\"");
        assertThat(body(mvc.get().uri("/me/calendar").locale(Locale.SIMPLIFIED_CHINESE).exchange())).contains("工作地点", "德国").doesNotContain("??");
    }
}
