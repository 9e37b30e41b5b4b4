package io.heyi.notification.internal;

import io.heyi.notification.Notice;
import io.heyi.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a row for each person who is told. */
@Component
class NoticeStore implements Notifications {

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void tell(Notice notice) {
        for (var person : notice.to().stream().sorted(java.util.Comparator.comparing(io.heyi.access.Username::value)).toList()) {
            jdbc.sql("""
                            insert into notification.notice (person, key, kind, message_key, arguments, path, at, mail_after)
                            values (:person, :key, :kind, :messageKey, :arguments, :path, :at, :mailAfter) on conflict (person, key) do nothing""")
                    .param("person", person.value()).param("key", notice.key()).param("kind", notice.kind().name()).param("messageKey", notice.messageKey())
                    .param("arguments", notice.arguments().toArray(String[]::new)).param("path", notice.path()).param("at", at(notice.at()))
                    .param("mailAfter", at(notice.at().plus(notice.grace()))).update();
        }
    }

    @Override
    @Transactional
    public void settle(String key) {
        jdbc.sql("update notification.notice set settled_at = :now where key = :key and settled_at is null").param("now", at(clock.instant())).param("key", key).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
