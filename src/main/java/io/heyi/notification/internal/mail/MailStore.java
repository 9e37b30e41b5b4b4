package io.heyi.notification.internal.mail;

import io.heyi.access.Username;
import io.heyi.notification.internal.NoticeCentre;
import io.heyi.notification.internal.NoticeStore;
import io.heyi.notification.internal.NoticeView;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The outbox of mails. A claim that outlives its owner, killed or not, ends with its lease. */
@Repository
class MailStore {

    private static final int LONGEST_ERROR = 500;
    private static final String STUCK = " from notification.mail where state in ('DEAD', 'NO_ADDRESS', 'WAITING')";

    private final JdbcClient jdbc;
    private final Clock clock;

    MailStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Mail> claim(Duration lease) {
        var now = clock.instant();
        return jdbc.sql("""
                        with next as materialized (
                            select id from notification.mail where state = 'WAITING' and next_attempt_at <= :now order by next_attempt_at limit 1 for update skip locked)
                        update notification.mail set attempts = attempts + 1, next_attempt_at = :lease from next where mail.id = next.id
                        returning mail.id, person, notice, attempts, refusals""")
                .param("now", NoticeStore.at(now)).param("lease", NoticeStore.at(now.plus(lease)))
                .query((row, number) -> new Mail(row.getObject("id", UUID.class), new Username(row.getString("person")), Optional.ofNullable(row.getObject("notice", Long.class)),
                        row.getInt("attempts"), row.getInt("refusals"))).optional();
    }

    /** What it has to say now: nothing when it was settled or read meanwhile. A digest holds everything that is open, but what the person wants no mail about. */
    List<NoticeView> content(Mail mail, int most) {
        var which = mail.notice().isPresent() ? "notice.id = :notice"
                : "notice.mail_after <= :now and not exists (select from notification.choice where choice.person = notice.person and choice.kind = notice.kind and choice.delivery = 'NONE')";
        return jdbc.sql("select " + NoticeCentre.COLUMNS + " from notification.notice where person = :person and settled_at is null and read_at is null and " + which + " order by id limit :most")
                .param("person", mail.person().value()).param("notice", mail.notice().orElse(null)).param("now", NoticeStore.at(clock.instant())).param("most", most)
                .query(NoticeCentre::view).list();
    }

    @Transactional
    void sent(Mail mail, List<NoticeView> content) {
        end(mail, "SENT", null);
        jdbc.sql("update notification.notice set mailed_at = :now where id = any (:ids)").param("now", NoticeStore.at(clock.instant()))
                .param("ids", content.stream().map(NoticeView::id).sorted().toArray(Long[]::new)).update();
    }

    void end(Mail mail, String state, String error) {
        jdbc.sql("update notification.mail set state = :state, ended_at = :now, last_error = :error where id = :id and state = 'WAITING'").param("state", state)
                .param("now", NoticeStore.at(clock.instant())).param("error", cut(error)).param("id", mail.id()).update();
    }

    void again(Mail mail, Duration after, String error, boolean refused) {
        jdbc.sql("update notification.mail set next_attempt_at = :next, last_error = :error, refusals = refusals + :refused where id = :id and state = 'WAITING'")
                .param("next", NoticeStore.at(clock.instant().plus(after))).param("error", cut(error)).param("refused", refused ? 1 : 0).param("id", mail.id()).update();
    }

    /** @return false when it is not there, or needs nobody */
    boolean revive(UUID id) {
        return jdbc.sql("update notification.mail set state = 'WAITING', refusals = 0, ended_at = null, next_attempt_at = :now where id = :id and state in ('DEAD', 'NO_ADDRESS')")
                .param("now", NoticeStore.at(clock.instant())).param("id", id).update() == 1;
    }

    /** The dead first. */
    PageOf<MailView> stuck(PageRequest page) {
        var items = jdbc.sql("select id, person, digest_day is not null as digest, state, attempts, created_at, last_error" + STUCK + " order by state, created_at, id limit :limit offset :offset")
                .param("limit", page.size()).param("offset", page.offset())
                .query((row, number) -> new MailView(row.getObject("id", UUID.class), row.getString("person"), row.getBoolean("digest"), row.getString("state"), row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("last_error"))).list();
        return PageOf.of(items, jdbc.sql("select count(*)" + STUCK).query(Long.class).single(), page);
    }

    MailBacklog backlog(boolean on) {
        return jdbc.sql("select count(*) filter (where state = 'WAITING') as waiting, count(*) filter (where state = 'DEAD') as dead, count(*) filter (where state = 'NO_ADDRESS') as nowhere" + STUCK)
                .query((row, number) -> new MailBacklog(on, row.getLong("waiting"), row.getLong("dead"), row.getLong("nowhere"))).single();
    }

    private static String cut(String error) {
        return error == null || error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
