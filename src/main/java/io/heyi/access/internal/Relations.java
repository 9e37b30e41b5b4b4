package io.heyi.access.internal;

import io.heyi.access.Relation;
import io.heyi.access.Username;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code access.relation}, and which objects Keycloak must hear of. */
@Repository
class Relations {

    /** One object with its own group in Keycloak. */
    record Holding(Relation.Kind kind, String objectId) {}

    /** @param change grows with each change, so that work done meanwhile is not taken for done */
    record Due(Holding holding, long change) {}

    private static final Comparator<Relation> SAME_LOCK_ORDER_FOR_ALL = Comparator.comparing(Relation::kind).thenComparing(Relation::objectId)
            .thenComparing(relation -> relation.person().value());

    private final JdbcClient jdbc;
    private final Clock clock;

    Relations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Collection<Relation> relations) {
        var now = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
        relations.stream().sorted(SAME_LOCK_ORDER_FOR_ALL).forEach(relation -> {
            var added = bind("insert into access.relation (person, kind, object_id, granted_at) values (:person, :kind, :objectId, :now) on conflict do nothing",
                    relation).param("now", now).update();
            if (added > 0) {
                markDue(relation);
            }
        });
    }

    void remove(Collection<Relation> relations) {
        relations.stream().sorted(SAME_LOCK_ORDER_FOR_ALL).forEach(relation -> {
            if (bind("delete from access.relation where person = :person and kind = :kind and object_id = :objectId", relation).update() > 0) {
                markDue(relation);
            }
        });
    }

    private JdbcClient.StatementSpec bind(String sql, Relation relation) {
        return jdbc.sql(sql).param("person", relation.person().value()).param("kind", relation.kind().name()).param("objectId", relation.objectId());
    }

    private void markDue(Relation relation) {
        jdbc.sql("""
                insert into access.provisioning_due (kind, object_id) values (:kind, :objectId)
                on conflict (kind, object_id) do update set change = default
                """).param("kind", relation.kind().name()).param("objectId", relation.objectId()).update();
    }

    Set<Relation> of(Username person) {
        return new HashSet<>(jdbc.sql("select kind, object_id from access.relation where person = :person").param("person", person.value())
                .query((row, number) -> new Relation(person, Relation.Kind.valueOf(row.getString(1)), row.getString(2))).list());
    }

    Optional<Instant> since(Relation relation) {
        return jdbc.sql("select granted_at from access.relation where person = :person and kind = :kind and object_id = :objectId").param("person", relation.person().value())
                .param("kind", relation.kind().name()).param("objectId", relation.objectId()).query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant()).optional();
    }

    List<Username> holders(Relation.Kind kind, String objectId) {
        return jdbc.sql("select person from access.relation where kind = :kind and object_id = :objectId order by person")
                .param("kind", kind.name()).param("objectId", objectId).query((row, number) -> new Username(row.getString(1))).list();
    }

    Set<Holding> holdings() {
        return new HashSet<>(jdbc.sql("select distinct kind, object_id from access.relation").query((row, number) -> holding(row.getString(1), row.getString(2))).list());
    }

    List<Due> due(int limit) {
        return jdbc.sql("select kind, object_id, change from access.provisioning_due order by change limit :limit").param("limit", limit)
                .query((row, number) -> new Due(holding(row.getString(1), row.getString(2)), row.getLong(3))).list();
    }

    void done(Due due) {
        jdbc.sql("delete from access.provisioning_due where kind = :kind and object_id = :objectId and change = :change")
                .param("kind", due.holding().kind().name()).param("objectId", due.holding().objectId()).param("change", due.change()).update();
    }

    private static Holding holding(String kind, String objectId) {
        return new Holding(Relation.Kind.valueOf(kind), objectId);
    }
}
