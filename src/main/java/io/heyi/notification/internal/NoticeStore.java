package io.heyi.notification.internal;

import io.heyi.access.Username;
import io.heyi.notification.Notice;
import io.heyi.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a row for each person who is told. */
@Component
public class NoticeStore implements Notifications {

    private static final int MOST_FORGOTTEN_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final NoticePolicy policy;
    private final Clock clock;

    NoticeStore(JdbcClient jdbc, NoticePolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void tell(Notice notice) {
        if (notice.to().isEmpty()) {
            return;
        }
        // in one order, so that two that tell the same people do not wait for each other
        jdbc.sql("""
                        insert into notification.notice (person, key, kind, message_key, arguments, path, at, mail_after, digest_only)
                        select person, :key, :kind, :messageKey, :arguments, :path, :at, :mailAfter, :digestOnly from unnest(cast(:people as text[])) as told (person) order by person
                        on conflict (person, key) do nothing""")
                .param("people", notice.to().stream().map(Username::value).toArray(String[]::new)).param("key", notice.key()).param("kind", notice.kind().name())
                .param("messageKey", notice.messageKey()).param("arguments", notice.arguments().toArray(String[]::new)).param("path", notice.path()).param("at", at(notice.at()))
                .param("mailAfter", at(notice.at().plus(notice.grace()))).param("digestOnly", notice.to().size() > policy.largestAudience()).update();
    }

    @Override
    @Transactional
    public void settle(String key) {
        // ';' follows ':', so the second range is every key that goes on after a colon
        jdbc.sql("""
                        with meant as materialized (
                            select id from notification.notice where settled_at is null and (key = :key or key ~>=~ (:key || ':') and key ~<~ (:key || ';')) order by person, id for update)
                        update notification.notice set settled_at = :now from meant where notice.id = meant.id""")
                .param("now", at(clock.instant())).param("key", key).update();
    }

    /** Deletes what is older than the policy keeps. @return how many */
    @Transactional
    public int forgetOld() {
        var before = at(clock.instant().minus(Duration.ofDays(policy.keepDays())));
        jdbc.sql("delete from notification.mail where id in (select id from notification.mail where created_at < :before and state <> 'WAITING' limit :most)")
                .param("before", before).param("most", MOST_FORGOTTEN_AT_ONCE).update();
        return jdbc.sql("delete from notification.notice where id in (select id from notification.notice where at < :before order by at limit :most)")
                .param("before", before).param("most", MOST_FORGOTTEN_AT_ONCE).update();
    }

    /** As the driver takes it. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
