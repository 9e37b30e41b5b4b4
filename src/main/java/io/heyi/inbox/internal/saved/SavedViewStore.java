package io.heyi.inbox.internal.saved;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Saved views in PostgreSQL. */
@Repository
class SavedViewStore {

    private static final String SELECT = "select view.*, own.view_id is not null as by_default from inbox.saved_view view left join inbox.default_view own on own.view_id = view.id and own.person = :me";
    private static final String VISIBLE = " where (owner = :me or shared_with = any (:groups::text[]))";

    private final JdbcClient jdbc;

    SavedViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Own ones first, then by name. */
    List<SavedView> visible(String me, Collection<String> groups, int limit) {
        return jdbc.sql(SELECT + VISIBLE + " order by owner <> :me, name, id limit :limit").param("me", me).param("groups", groups.toArray(String[]::new)).param("limit", limit)
                .query(SavedViewStore::view).list();
    }

    Optional<SavedView> find(UUID id, String me, Collection<String> groups) {
        return jdbc.sql(SELECT + VISIBLE + " and id = :id").param("me", me).param("groups", groups.toArray(String[]::new)).param("id", id).query(SavedViewStore::view).optional();
    }

    Optional<SavedView> byDefault(String me, Collection<String> groups) {
        return jdbc.sql(SELECT + VISIBLE + " and own.view_id is not null").param("me", me).param("groups", groups.toArray(String[]::new)).query(SavedViewStore::view).optional();
    }

    /** Locks what the person has until the transaction ends. */
    long countOf(String owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('inbox.saved_view ' || :owner, 0))").param("owner", owner).query((row, number) -> true).single();
        return jdbc.sql("select count(*) from inbox.saved_view where owner = :owner").param("owner", owner).query(Long.class).single();
    }

    boolean hasNamed(String owner, String name, UUID otherThan) {
        return jdbc.sql("select exists (select 1 from inbox.saved_view where owner = :owner and name = :name and id <> :id)").param("owner", owner).param("name", name)
                .param("id", otherThan).query(Boolean.class).single();
    }

    /** Inserts it or writes it over. */
    void save(SavedView view, Instant now) {
        jdbc.sql("""
                        insert into inbox.saved_view (id, owner, name, shared_with, query, changed_at) values (:id, :owner, :name, :sharedWith, :query, :now)
                        on conflict (id) do update set name = excluded.name, shared_with = excluded.shared_with, query = excluded.query, changed_at = excluded.changed_at""")
                .param("id", view.id()).param("owner", view.owner()).param("name", view.name()).param("sharedWith", view.sharedWith().orElse(null)).param("query", view.query())
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from inbox.saved_view where id = :id").param("id", id).update();
    }

    void makeDefault(UUID id, String person) {
        jdbc.sql("insert into inbox.default_view (person, view_id) values (:person, :id) on conflict (person) do update set view_id = excluded.view_id").param("person", person)
                .param("id", id).update();
    }

    void noDefault(String person) {
        jdbc.sql("delete from inbox.default_view where person = :person").param("person", person).update();
    }

    private static SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(row.getObject("id", UUID.class), row.getString("owner"), row.getString("name"), Optional.ofNullable(row.getString("shared_with")), row.getString("query"),
                row.getBoolean("by_default"));
    }
}
