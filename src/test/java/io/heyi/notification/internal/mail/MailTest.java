package io.heyi.notification.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.notification.Delivery;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import io.heyi.notification.internal.NoticeCentre;
import io.heyi.notification.internal.NoticesTest;
import io.heyi.notification.internal.Preference;
import io.heyi.notification.internal.Preferences;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.MockMvc;

@NoticesTest
class MailTest {

    private static final Username ANN = new Username("ann");
    private static final Username BOB = new Username("bob");
    private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T02:00:00Z");
    private static final String NASTY = "Oven\r\nBcc: evil@example.org <img src=x onerror=alert(1)>";

    @Autowired Notifications notifications;
    @Autowired NoticeCentre centre;
    @Autowired Preferences preferences;
    @Autowired MailDesk desk;
    @Autowired JavaMailSenderImpl sender;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired FakeNeighbours.FakeAccess access;
    @Autowired MessageSource messages;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc web;

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void empty() {
        Stream.of("mail", "notice", "choice", "preference").forEach(table -> jdbc.sql("delete from notification." + table).update());
        clock.now = MONDAY_TEN;
        access.left.clear();
        server.start();
        sender.setPort(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void tell(String key, NoticeKind kind, Duration grace, Username... people) {
        notifications.tell(new Notice(key, kind, Set.of(people), "inboxnotices.offered", List.of("Sponsorship", NASTY), "/inbox/tasks/1", clock.instant(), grace));
    }

    private List<String> recipients() {
        return Arrays.stream(server.getReceivedMessages()).map(MailTest::to).sorted().toList();
    }

    private static String to(MimeMessage message) {
        try {
            return Arrays.stream(message.getAllRecipients()).map(String::valueOf).collect(Collectors.joining(","));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMailHasTextHtmlAndALinkAndNothingOfTheCaseInItsSubject() throws Exception {
        tell("task:1:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, ANN);
        tell("task:1:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, ANN);
        desk.mail();
        desk.mail();
        assertThat(recipients()).containsExactly("ann@example.org");
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Heyi: a task is waiting for you");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://heyi.example/notices/preferences>");
        assertThat(mail.getMessageID()).isEqualTo("<" + jdbc.sql("select id from notification.mail").query(String.class).single() + "@heyi.example>");
        var parts = content(mail);
        assertThat(parts).contains("https://heyi.example/inbox/tasks/1").contains("&lt;img src=x").contains("lang=\"en\"");
        assertThat(parts.substring(parts.indexOf("<html"))).doesNotContain("<img");
    }

    private static String content(MimeMessage mail) throws Exception {
        var all = new StringBuilder();
        collect(mail.getContent(), all);
        return all.toString();
    }

    private static void collect(Object part, StringBuilder all) throws Exception {
        if (part instanceof jakarta.mail.Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                collect(many.getBodyPart(i).getContent(), all);
            }
        } else {
            all.append(part);
        }
    }

    @Test
    void noSubjectOfAnyKindHasRoomForDataOfACase() {
        for (var locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            Stream.concat(Arrays.stream(NoticeKind.values()).map(kind -> "notification.kind." + kind + ".subject"), Stream.of("notification.digest.subject"))
                    .forEach(key -> assertThat(messages.getMessage(key, null, locale)).as(key).isNotBlank().doesNotContain("{"));
        }
    }

    @Test
    void whatIsTakenWithinTheGraceIsMailedToNobodyOfTheGroup() {
        tell("task:2:offered", NoticeKind.TASK_OFFERED, Duration.ofMinutes(5), ANN, BOB);
        desk.mail();
        assertThat(recipients()).isEmpty();
        clock.now = MONDAY_TEN.plusSeconds(60);
        notifications.settle("task:2");
        clock.now = MONDAY_TEN.plusSeconds(600);
        desk.mail();
        assertThat(recipients()).isEmpty();
        assertThat(centre.unread(ANN)).isZero();
    }

    @Test
    void settlingOneTaskLeavesAnotherWhoseIdBeginsLikeIt() {
        tell("task:2:offered", NoticeKind.TASK_OFFERED, Duration.ZERO, ANN);
        tell("task:22:offered", NoticeKind.TASK_OFFERED, Duration.ZERO, ANN);
        notifications.settle("task:2");
        assertThat(centre.unread(ANN)).isOne();
    }

    @Test
    void whatIsSettledBetweenPlanAndSendIsNotSent() {
        tell("task:3:offered", NoticeKind.TASK_OFFERED, Duration.ZERO, ANN);
        sender.setPort(1);
        desk.mail();
        notifications.settle("task:3:offered");
        sender.setPort(server.getSmtp().getPort());
        clock.now = MONDAY_TEN.plus(Duration.ofHours(1));
        desk.mail();
        assertThat(recipients()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsWaitedForHoweverLong() {
        tell("task:4:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, ANN);
        sender.setPort(1);
        for (int hour = 0; hour < 12; hour++) {
            clock.now = MONDAY_TEN.plus(Duration.ofHours(hour));
            desk.mail();
        }
        assertThat(desk.backlog().waiting()).isOne();
        assertThat(desk.backlog().dead()).isZero();
        sender.setPort(server.getSmtp().getPort());
        clock.now = MONDAY_TEN.plus(Duration.ofHours(13));
        desk.mail();
        assertThat(recipients()).containsExactly("ann@example.org");
    }

    @Test
    void aClaimWhoseOwnerWasKilledIsTakenOverAfterItsLease() {
        tell("task:5:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, ANN);
        sender.setPort(1);
        desk.mail();
        jdbc.sql("update notification.mail set next_attempt_at = :lease").param("lease", java.sql.Timestamp.from(MONDAY_TEN.plus(MailDispatcher.LEASE))).update();
        sender.setPort(server.getSmtp().getPort());
        desk.mail();
        assertThat(recipients()).isEmpty();
        clock.now = MONDAY_TEN.plus(MailDispatcher.LEASE);
        desk.mail();
        assertThat(recipients()).containsExactly("ann@example.org");
    }

    @Test
    void theDigestComesOnceAWorkingDayInOnesOwnLanguageAndNeverEmpty() throws Exception {
        choose(ANN, Delivery.DIGEST, 9);
        choose(BOB, Delivery.NONE, 9);
        tell("task:6:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, ANN, BOB);
        desk.digests();
        desk.mail();
        assertThat(recipients()).as("told at ten, after the hour of nine").isEmpty();
        clock.now = Instant.parse("2026-03-07T02:00:00Z");
        desk.digests();
        desk.mail();
        assertThat(recipients()).as("a Saturday").isEmpty();
        clock.now = Instant.parse("2026-03-09T02:00:00Z");
        desk.digests();
        desk.digests();
        desk.mail();
        assertThat(recipients()).containsExactly("ann@example.org");
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("合一：今日待您处理的事项");
        centre.readAll(ANN);
        clock.now = Instant.parse("2026-03-10T02:00:00Z");
        desk.digests();
        desk.mail();
        assertThat(recipients()).hasSize(1);
    }

    private void choose(Username person, Delivery delivery, int hour) {
        var all = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
        Arrays.stream(NoticeKind.values()).forEach(kind -> all.put(kind, delivery));
        preferences.choose(person, new Preference(Locale.CHINESE, hour, all));
    }

    @Test
    void whoHasNoUsableAddressIsSkippedAndShown() {
        access.left.add(BOB);
        tell("task:7:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, ANN, BOB);
        desk.mail();
        assertThat(recipients()).containsExactly("ann@example.org");
        assertThat(desk.backlog().withoutAddress()).isOne();
        for (var bad : List.of("", "ann", "ann@example.org\r\nBcc: evil@example.org", "ann@example.org, evil@example.org", "all: ann@example.org;")) {
            assertThat(MailDispatcher.address(new Person(ANN, "Ann", bad, Set.of()))).as(bad).isEqualTo(Optional.empty());
        }
    }

    @Test
    void whatIsToldToManyIsMailedToNobodyAtOnce() {
        var many = Stream.iterate(1, n -> n + 1).limit(51).map(n -> new Username("person-" + n)).toArray(Username[]::new);
        tell("task:8:offered", NoticeKind.TASK_OFFERED, Duration.ZERO, many);
        desk.mail();
        assertThat(recipients()).isEmpty();
        clock.now = Instant.parse("2026-03-03T02:00:00Z");
        desk.digests();
        desk.mail();
        assertThat(recipients()).hasSize(51);
    }

    @Test
    void fetchingAPageMarksNothingReadAndNobodyReachesTheNoticesOfAnother() throws Exception {
        tell("task:9:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, ANN);
        var id = jdbc.sql("select id from notification.notice").query(Long.class).single();
        access.signIn(FakeNeighbours.user("bob"));
        web.perform(post("/notices/{id}/open", id)).andExpect(status().isNotFound());
        web.perform(post("/api/v1/notices/{id}/read", id)).andExpect(status().isNotFound());
        access.signIn(FakeNeighbours.user("ann"));
        web.perform(get("/notices/{id}/open", id)).andExpect(status().is4xxClientError());
        var page = web.perform(get("/notices").locale(Locale.ENGLISH)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("&lt;img src=x").doesNotContain("<img src=x");
        assertThat(centre.unread(ANN)).isOne();
        web.perform(post("/notices/{id}/open", id)).andExpect(redirectedUrl("/inbox/tasks/1"));
        assertThat(centre.unread(ANN)).isZero();
    }

    @Test
    void wrongPreferencesNameTheirFieldsAndChangeNothing() throws Exception {
        access.signIn(FakeNeighbours.user("ann"));
        web.perform(get("/notices/preferences")).andExpect(status().isOk());
        web.perform(post("/notices/preferences").param("language", "fr").param("digestHour", "24").param("deliveries.MENTION", "LOUD")).andExpect(status().isUnprocessableEntity());
        assertThat(jdbc.sql("select count(*) from notification.choice").query(Long.class).single()).isZero();
    }

    @Test
    void onlyOperatorsTryAMailAgain() throws Exception {
        access.left.add(BOB);
        tell("task:10:assigned", NoticeKind.TASK_ASSIGNED, Duration.ZERO, BOB);
        desk.mail();
        var id = jdbc.sql("select id from notification.mail").query(String.class).single();
        access.signIn(FakeNeighbours.user("ann"));
        web.perform(get("/operations/mails")).andExpect(status().isForbidden());
        access.signIn(FakeNeighbours.user("aud", Role.AUDITOR.roleName()));
        web.perform(get("/operations/mails")).andExpect(status().isOk());
        web.perform(post("/operations/mails/{id}/retry", id)).andExpect(status().isForbidden());
        access.left.clear();
        access.signIn(FakeNeighbours.user("op", Role.OPERATOR.roleName()));
        web.perform(post("/operations/mails/{id}/retry", id)).andExpect(redirectedUrl("/operations/mails"));
        desk.mail();
        assertThat(recipients()).containsExactly("bob@example.org");
    }
}
