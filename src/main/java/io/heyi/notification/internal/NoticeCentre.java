package io.heyi.notification.internal;

import io.heyi.access.Username;
import io.heyi.notification.NoticeKind;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one person has been told; nobody reaches another's notices. */
@Service
public class NoticeCentre {

    /** More are counted as this many. */
    public static final int MOST_COUNTED = 1_000;
    public static final String COLUMNS = "id, kind, message_key, arguments, path, at, read_at is not null as read, settled_at is not null as settled";

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeCentre(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** New ones first, then the newest. */
    public PageOf<NoticeView> list(Username person, Optional<NoticeKind> kind, PageRequest page) {
        var where = " from notification.notice where person = :person" + (kind.isPresent() ? " and kind = :kind" : "");
        var name = kind.map(NoticeKind::name).orElse(null);
        var items = jdbc.sql("select " + COLUMNS + where + " order by (read_at is null and settled_at is null) desc, id desc limit :limit offset :offset")
                .param("person", person.value()).param("kind", name).param("limit", page.size()).param("offset", page.offset()).query(NoticeCentre::view).list();
        var total = jdbc.sql("select count(*)" + where).param("person", person.value()).param("kind", name).query(Long.class).single();
        return PageOf.of(items, total, page);
    }

    /** 0 to {@value #MOST_COUNTED}. */
    public long unread(Username person) {
        return jdbc.sql("select count(*) from (select from notification.notice where person = :person and settled_at is null and read_at is null limit :most) as counted")
                .param("person", person.value()).param("most", MOST_COUNTED).query(Long.class).single();
    }

    /** Marks it read; repeating it changes nothing. @return empty when the person has none of that id */
    @Transactional
    public Optional<NoticeView> read(Username person, long id) {
        jdbc.sql("update notification.notice set read_at = :now where id = :id and person = :person and read_at is null")
                .param("now", NoticeStore.at(clock.instant())).param("id", id).param("person", person.value()).update();
        return jdbc.sql("select " + COLUMNS + " from notification.notice where id = :id and person = :person").param("id", id).param("person", person.value())
                .query(NoticeCentre::view).optional();
    }

    /** Marks everything read that the person has now. @return how many were new */
    @Transactional
    public int readAll(Username person) {
        return jdbc.sql("update notification.notice set read_at = :now where person = :person and read_at is null and settled_at is null")
                .param("now", NoticeStore.at(clock.instant())).param("person", person.value()).update();
    }

    /** A row of {@link #COLUMNS}. */
    public static NoticeView view(ResultSet row, int number) throws SQLException {
        return new NoticeView(row.getLong("id"), NoticeKind.valueOf(row.getString("kind")), row.getString("message_key"), List.of((String[]) row.getArray("arguments").getArray()),
                row.getString("path"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getBoolean("read"), row.getBoolean("settled"));
    }
}
