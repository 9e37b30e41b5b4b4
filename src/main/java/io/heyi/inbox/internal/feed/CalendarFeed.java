package io.heyi.inbox.internal.feed;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.internal.Identities;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskTexts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deadlines for the calendar program of a person, behind an address that only this person knows (issue 6, part 7). What it shows is what the person may see when it is asked. */
@Service
class CalendarFeed {

    private static final int SECRET_BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int MOST_TASKS = 500;
    private static final int DAYS_BACK = 90;
    private static final int DAYS_AHEAD = 366;
    private static final int LENGTH_MINUTES = 30;
    private static final int ALARM_HOURS = 2;

    private final FeedStore store;
    private final TaskReading tasks;
    private final TaskTexts texts;
    private final Identities identities;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeed(FeedStore store, TaskReading tasks, TaskTexts texts, Identities identities, AuditTrail audit, Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.texts = texts;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<FeedStore.Feed> of(Username person) {
        return store.of(person);
    }

    /** A new secret, 256 bits in letters that need no escape in an address; a former one ends. It is kept nowhere and can be shown only now. */
    @Transactional
    String renew(Username person, Locale language) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.save(person, hash(secret), language, clock.instant());
        audit.record(new AuditEvent(AuditEvent.SECURITY, person.value(), "inbox.calendarFeedRenewed", Map.of()));
        return secret;
    }

    /** Repeating it changes nothing. */
    @Transactional
    void revoke(Username person) {
        if (store.remove(person)) {
            audit.record(new AuditEvent(AuditEvent.SECURITY, person.value(), "inbox.calendarFeedRevoked", Map.of()));
        }
    }

    /**
     * The calendar behind a secret.
     *
     * @param base address of the product without a slash at its end, for the links
     * @return empty for a secret that nobody has or has any more, and for somebody who has left the company: nothing tells these apart
     */
    @Transactional
    Optional<String> read(String secret, String base) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        return store.use(hash(secret), clock.instant()).flatMap(feed -> identities.of(feed.person()).map(person -> written(person, feed.language(), base)));
    }

    private String written(CurrentUser user, Locale language, String base) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Heyi//Inbox//EN");
        calendar.setName(texts.message("inbox.feed.name", language));
        calendar.setRefreshInterval(Duration.builder().hours(1).build());
        var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        tasks.due(user, today.minus(DAYS_BACK, ChronoUnit.DAYS), today.plus(DAYS_AHEAD, ChronoUnit.DAYS), MOST_TASKS).forEach(task -> calendar.addEvent(event(task, language, base)));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(Task task, Locale language, String base) {
        var due = task.dueAt().orElseThrow();
        var event = new VEvent();
        event.setUid("task-" + task.id() + "@heyi");
        // the same text for the same tasks, so that a calendar program that asks again can be told that nothing has changed
        event.setDateTimeStamp(Date.from(task.createdAt()));
        event.setDateStart(Date.from(due));
        event.setDateEnd(Date.from(due.plus(LENGTH_MINUTES, ChronoUnit.MINUTES)));
        // no more of the case than its code: the address may end up in a program of others
        var summary = plain(texts.name(task.taskType(), language) + " (" + task.businessKey() + ")");
        event.setSummary(summary);
        event.setUrl(base + "/inbox/tasks/" + task.id());
        event.setDescription(base + "/inbox/tasks/" + task.id());
        event.addAlarm(VAlarm.display(new Trigger(Duration.builder().prior(true).hours(ALARM_HOURS).build(), Related.START), summary));
        return event;
    }

    /** In one line and without control characters, which a line of a calendar must not hold. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
