package io.heyi.studio.internal.comment;

import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.comment.ElementThread.Post;
import io.heyi.studio.internal.model.ModelRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ThreadStore {

    private final JdbcClient jdbc;

    ThreadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is a thread with this id already */
    boolean open(UUID id, UUID change, ModelRef model, String element, String person, Instant now) {
        return jdbc.sql("""
                        insert into studio.thread (id, change_id, kind, model_id, element_id, opened_by, opened_at) values (:id, :change, :kind, :model, :element, :person, :now)
                        on conflict (id) do nothing""")
                .param("id", id).param("change", change).param("kind", model.kind().name()).param("model", model.id()).param("element", element).param("person", person)
                .param("now", at(now)).update() == 1;
    }

    void say(UUID thread, String author, String text, Instant now) {
        jdbc.sql("""
                        insert into studio.thread_post (thread_id, number, author, text, said_at)
                        select :thread, coalesce(max(number), 0) + 1, :author, :text, :now from studio.thread_post where thread_id = :thread""")
                .param("thread", thread).param("author", author).param("text", text).param("now", at(now)).update();
    }

    /** Null for the person opens it again. */
    void resolve(UUID thread, String person, Instant now) {
        jdbc.sql("update studio.thread set resolved_by = :person, resolved_at = case when cast(:person as text) is null then null else cast(:now as timestamptz) end where id = :id")
                .param("person", person).param("now", at(now)).param("id", thread).update();
    }

    Optional<ElementThread> lock(UUID change, UUID thread) {
        return jdbc.sql("select * from studio.thread where id = :id and change_id = :change for update").param("id", thread).param("change", change)
                .query((row, number) -> thread(row, posts(List.of(thread)))).optional();
    }

    long open(UUID change) {
        return jdbc.sql("select count(*) from studio.thread where change_id = :change and resolved_by is null").param("change", change).query(Long.class).single();
    }

    List<ElementThread> of(UUID change) {
        var ids = jdbc.sql("select id from studio.thread where change_id = :change").param("change", change).query(UUID.class).list();
        var posts = posts(ids);
        return jdbc.sql("select * from studio.thread where change_id = :change order by resolved_by is not null, opened_at, id").param("change", change).query((row, number) -> thread(row, posts)).list();
    }

    private record Said(UUID thread, Post post) {}

    private Map<UUID, List<Post>> posts(List<UUID> threads) {
        return jdbc.sql("select * from studio.thread_post where thread_id = any (:threads) order by thread_id, number").param("threads", threads.toArray(UUID[]::new))
                .query((row, number) -> new Said(row.getObject("thread_id", UUID.class), new Post(row.getString("author"), row.getString("text"), instant(row, "said_at")))).list().stream()
                .collect(Collectors.groupingBy(Said::thread, Collectors.mapping(Said::post, Collectors.toList())));
    }

    private static ElementThread thread(ResultSet row, Map<UUID, List<Post>> posts) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ElementThread(id, new ModelRef(ModelKind.valueOf(row.getString("kind")), row.getString("model_id")), row.getString("element_id"), row.getString("opened_by"),
                instant(row, "opened_at"), Optional.ofNullable(row.getString("resolved_by")), posts.getOrDefault(id, List.of()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
