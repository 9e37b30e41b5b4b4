package io.heyi.studio.internal.change;

import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.model.StudioPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Soft locks on drafts (product-bar E10): one person edits, the others see who and since when, may ask for it, and may take it when no answer comes. What is saved is guarded by the
 * draft's stamp besides, so that a lock that lapsed costs nobody his work. The caller holds the change locked.
 */
@Component
class EditLocks {

    private static final String ONE = "change_id = :change and kind = :kind and model_id = :model";

    private final JdbcClient jdbc;
    private final StudioPolicy policy;
    private final Clock clock;

    EditLocks(JdbcClient jdbc, StudioPolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /** The lock of whoever edits now; empty when nobody does. */
    Optional<EditLock> of(UUID change, ModelRef model) {
        return find(change, model).filter(lock -> lock.isHeld(clock.instant(), policy.lockLapse()));
    }

    /** Takes it, or says that one still edits. @return the lock: one's own, or that of somebody else who keeps it */
    EditLock hold(UUID change, ModelRef model, String person) {
        var now = clock.instant();
        var there = of(change, model);
        if (there.isPresent() && !there.get().holder().equals(person) && !there.get().mayBeTakenBy(person, now, policy.takeOverAfter())) {
            return there.get();
        }
        var goesOn = there.filter(lock -> lock.holder().equals(person)).isPresent();
        one(goesOn ? "update studio.edit_lock set renewed_at = :now where " + ONE : """
                insert into studio.edit_lock (change_id, kind, model_id, holder, since, renewed_at) values (:change, :kind, :model, :person, :now, :now)
                on conflict (change_id, kind, model_id) do update set holder = :person, since = :now, renewed_at = :now, asker = null, asked_at = null""", change, model)
                .param("person", person).param("now", at(now)).update();
        return find(change, model).orElseThrow();
    }

    /** Asks whoever edits for it; the first who asks is heard. */
    void ask(UUID change, ModelRef model, String person) {
        one("update studio.edit_lock set asker = :person, asked_at = :now where " + ONE + " and holder <> :person and asker is null", change, model)
                .param("person", person).param("now", at(clock.instant())).update();
    }

    /** The holder goes on; whoever asked may ask again. */
    void keep(UUID change, ModelRef model, String person) {
        one("update studio.edit_lock set asker = null, asked_at = null where " + ONE + " and holder = :person", change, model).param("person", person).update();
    }

    /** Whoever asked has it next; without anybody it is free. */
    void release(UUID change, ModelRef model, String person) {
        var handedOver = one("update studio.edit_lock set holder = asker, since = :now, renewed_at = :now, asker = null, asked_at = null where " + ONE + " and holder = :person and asker is not null", change, model)
                .param("person", person).param("now", at(clock.instant())).update();
        if (handedOver > 0) {
            return;
        }
        one("delete from studio.edit_lock where " + ONE + " and holder = :person", change, model).param("person", person).update();
    }

    private Optional<EditLock> find(UUID change, ModelRef model) {
        return one("select * from studio.edit_lock where " + ONE, change, model).query(EditLocks::lock).optional();
    }

    private StatementSpec one(String sql, UUID change, ModelRef model) {
        return jdbc.sql(sql).param("change", change).param("kind", model.kind().name()).param("model", model.id());
    }

    private static EditLock lock(ResultSet row, int number) throws SQLException {
        var asked = row.getObject("asked_at", OffsetDateTime.class);
        return new EditLock(row.getString("holder"), row.getObject("since", OffsetDateTime.class).toInstant(), row.getObject("renewed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("asker")), Optional.ofNullable(asked).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
