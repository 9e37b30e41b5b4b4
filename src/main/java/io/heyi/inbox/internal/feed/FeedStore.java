package io.heyi.inbox.internal.feed;

import io.heyi.access.Username;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One calendar address a person, found by the hash of its secret: the comparison is one of the index, and no time tells how near a guess was. */
@Repository
class FeedStore {

    private final JdbcClient jdbc;

    FeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Feed(Username person, Locale language, Instant createdAt, Optional<Instant> lastUsedAt) {}

    /** A former address ends with it. */
    void save(Username person, byte[] hash, Locale language, Instant now) {
        jdbc.sql("""
                        insert into inbox.calendar_feed (person, token_hash, language, created_at) values (:person, :hash, :language, :now)
                        on conflict (person) do update set token_hash = :hash, language = :language, created_at = :now, last_used_at = null""")
                .param("person", person.value()).param("hash", hash).param("language", language.getLanguage()).param("now", at(now)).update();
    }

    /** @return false when there was none */
    boolean remove(Username person) {
        return jdbc.sql("delete from inbox.calendar_feed where person = :person").param("person", person.value()).update() == 1;
    }

    Optional<Feed> of(Username person) {
        return jdbc.sql("select * from inbox.calendar_feed where person = :person").param("person", person.value()).query((row, n) -> feed(row)).optional();
    }

    /** Remembers the use as well. */
    Optional<Feed> use(byte[] hash, Instant now) {
        return jdbc.sql("update inbox.calendar_feed set last_used_at = :now where token_hash = :hash returning *").param("hash", hash).param("now", at(now)).query((row, n) -> feed(row)).optional();
    }

    private static Feed feed(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Feed(new Username(row.getString("person")), Locale.of(row.getString("language")), row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
