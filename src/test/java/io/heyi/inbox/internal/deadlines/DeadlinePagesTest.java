package io.heyi.inbox.internal.deadlines;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@InboxWebTest
class DeadlinePagesTest {

    @Autowired MockMvcTester mvc;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private final String businessKey = UUID.randomUUID().toString();
    private final String group = "me-owner:" + businessKey.substring(0, 8);
    private final CurrentUser owner = user("o-" + businessKey.substring(0, 8), group);

    @BeforeEach
    void somebodyIsSignedIn() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        access.signIn(owner);
    }

    private String due(String at) {
        return TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey, Instant.parse(at)));
    }

    private String page(String path, Locale language) throws UnsupportedEncodingException {
        var result = mvc.get().uri(path).locale(language).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString();
    }

    @Test
    void theMonthShowsItsDaysWithTheOverdueFirst() throws Exception {
        var overdue = due("2026-02-27T02:00:00Z");
        var thisMonth = due("2026-03-19T02:00:00Z");
        var later = due("2026-06-19T02:00:00Z");
        var page = page("/inbox/deadlines", Locale.ENGLISH);
        assertThat(page).contains("March 2026", overdue, "id=\"day-2026-03-19\"", "is-today").doesNotContain(later, "??");
        assertThat(page.indexOf(overdue)).isLessThan(page.indexOf(thisMonth));
        assertThat(page("/inbox/deadlines?month=2026-06", Locale.SIMPLIFIED_CHINESE)).contains("2026年6月", later, "休息日", overdue).doesNotContain("??", thisMonth);
    }

    @Test
    void aDayIsOneOfTheReadersOwnZone() throws Exception {
        due("2026-03-19T20:00:00Z");
        assertThat(page("/inbox/deadlines", Locale.ENGLISH)).contains("id=\"day-2026-03-20\"");
        jdbc.sql("insert into inbox.personal_calendar (person, country, zone) values (:me, 'DE', 'Europe/Berlin')").param("me", owner.username().value()).update();
        assertThat(page("/inbox/deadlines", Locale.ENGLISH)).contains("id=\"day-2026-03-19\"");
    }

    @Test
    void theTasksOfOthersAreNotInIt() throws Exception {
        var id = due("2026-03-19T02:00:00Z");
        access.signIn(user("stranger", "administrator"));
        assertThat(page("/inbox/deadlines", Locale.ENGLISH)).doesNotContain(id);
        assertThat(page("/api/v1/tasks/deadlines?from=2026-03-01&to=2026-03-31", Locale.ENGLISH)).doesNotContain(id);
    }

    @Test
    void clientsAskForASpanOfDays() throws Exception {
        var id = due("2026-03-19T02:00:00Z");
        assertThat(page("/api/v1/tasks/deadlines?from=2026-03-19&to=2026-03-19", Locale.ENGLISH)).contains(id);
        assertThat(page("/api/v1/tasks/deadlines?from=2026-03-20&to=2026-03-31", Locale.ENGLISH)).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=2026-03-01&to=2099-03-01", "?from=2026-03-02&to=2026-03-01", "?from=2026-02-30&to=2026-03-01", "", "?from=+999999999-01-01&to=x"})
    void aSpanThatIsNoneIsRefusedWithItsField(String query) {
        assertThat(mvc.get().uri("/api/v1/tasks/deadlines" + query).exchange()).hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999-01", "2026-13", "<script>", "-1"})
    void aMonthThatIsNoneShowsThePresentOne(String month) throws Exception {
        var result = mvc.get().uri("/inbox/deadlines?month={month}", month).locale(Locale.ENGLISH).exchange();
        assertThat(result).hasStatusOk();
        assertThat(result.getResponse().getContentAsString()).contains("March 2026").doesNotContain("<script>\"");
    }
}
