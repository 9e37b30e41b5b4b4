package io.heyi.orchestration.internal.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox's table. A dead row holds back later rows of its own business key only: what follows a start that never happened makes no sense without it. */
@Repository
class OutboxStore {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    /** In characters. A message beyond the engine's limit would look like a busy engine and be sent for ever. */
    private static final int LARGEST_VARIABLES = 256 * 1024;

    private static final String OPEN_STATES = "('WAITING', 'DEAD')";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    OutboxStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The lock makes ids of one business key follow the order of commits, which the order of sending relies on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(OutboxRow.Command command, String businessKey, Map<String, Object> variables) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('orchestration.outbox ' || :key, 0))").param("key", businessKey)
                .query((row, number) -> true).single();
        jdbc.sql("""
                insert into orchestration.outbox (kind, business_key, name, task_key, variables, created_at, next_attempt_at)
                values (:kind, :key, :name, :taskKey, :variables::jsonb, :now, :now)""")
                .param("kind", OutboxKind.of(command).name()).param("key", businessKey)
                .param("name", command instanceof OutboxRow.PublishMessage message ? message.name() : null)
                .param("taskKey", OutboxKind.taskKey(command)).param("variables", write(OutboxKind.content(command, variables))).param("now", now()).update();
    }

    /**
     * Takes rows that are due and first of their business key. Whoever claims also marks the row as possibly sent, before it is sent: after a crash
     * nobody can know.
     */
    @Transactional
    List<OutboxRow> claim(int limit, Duration lease) {
        // materialized: as a mere subquery it could be read again for every row, and would lock and give out more of them each time
        return jdbc.sql("""
                with due as materialized (
                  select id, in_doubt from orchestration.outbox candidate
                  where state = 'WAITING' and next_attempt_at <= :now and (claimed_until is null or claimed_until < :now)
                    and not exists (select 1 from orchestration.outbox earlier
                                    where earlier.business_key = candidate.business_key and earlier.id < candidate.id
                                      and earlier.state in ('WAITING', 'DEAD'))
                  order by next_attempt_at, id limit :limit for update skip locked)
                update orchestration.outbox claimed
                set claimed_until = :until, attempts = claimed.attempts + 1, in_doubt = true
                from due where claimed.id = due.id
                returning claimed.*, due.in_doubt as sent_before""")
                .param("now", now()).param("until", at(clock.instant().plus(lease))).param("limit", limit)
                .query((row, number) -> row(row)).list();
    }

    boolean done(long id) {
        return finish(id, "DONE");
    }

    private boolean finish(long id, String state) {
        return jdbc.sql("update orchestration.outbox set state = :state, finished_at = :now, claimed_until = null, last_error = null where id = :id and state = 'WAITING'")
                .param("state", state).param("now", now()).param("id", id).update() == 1;
    }

    /** @param certainlyNotTaken the engine said so, or was never reached */
    void again(OutboxRow row, Duration backoff, String error, boolean certainlyNotTaken) {
        jdbc.sql("""
                update orchestration.outbox set next_attempt_at = :next, claimed_until = null, last_error = :error, in_doubt = :doubt
                where id = :id and state = 'WAITING'""")
                .param("next", at(clock.instant().plus(backoff))).param("error", shortened(error))
                .param("doubt", row.sentBefore() || !certainlyNotTaken).param("id", row.id()).update();
    }

    /** The engine refused it; it may do so again, or the state that it needs may still come about. */
    void refused(OutboxRow row, Duration backoff, String error) {
        jdbc.sql("update orchestration.outbox set refusals = refusals + 1 where id = :id").param("id", row.id()).update();
        again(row, backoff, error, true);
    }

    void dead(long id, String error) {
        jdbc.sql("update orchestration.outbox set state = 'DEAD', finished_at = :now, claimed_until = null, last_error = :error where id = :id and state = 'WAITING'")
                .param("now", now()).param("error", shortened(error)).param("id", id).update();
    }

    /** It waits with the operators, because its process is retired. */
    void keep(long id, String processId, String reason) {
        jdbc.sql("update orchestration.outbox set state = 'DEAD', finished_at = :now, claimed_until = null, last_error = :reason, held_for = :process, in_doubt = false where id = :id and state = 'WAITING'")
                .param("now", now()).param("reason", reason).param("process", processId).param("id", id).update();
    }

    /** @return the business key, if the row was there to be revived */
    Optional<String> revive(long id) {
        return jdbc.sql("""
                update orchestration.outbox set state = 'WAITING', refusals = 0, next_attempt_at = :now, finished_at = null, claimed_until = null
                where id = :id and state in ('WAITING', 'DEAD') and (claimed_until is null or claimed_until < :now) returning business_key""")
                .param("now", now()).param("id", id).query(String.class).optional();
    }

    /** @return the row as it was, if it was dead */
    Optional<OutboxView> discard(long id) {
        return jdbc.sql("update orchestration.outbox set state = 'DISCARDED', finished_at = :now where id = :id and state = 'DEAD' returning *")
                .param("now", now()).param("id", id).query((row, number) -> view(row)).optional();
    }

    void discardAbout(long taskKey, String businessKey) {
        jdbc.sql("""
                update orchestration.outbox set state = 'DISCARDED', finished_at = :now, claimed_until = null
                where business_key = :case and task_key = :key and state in ('WAITING', 'DEAD')""")
                .param("case", businessKey).param("key", taskKey).param("now", now()).update();
    }

    PageOf<OutboxView> open(PageRequest page) {
        var items = jdbc.sql("select * from orchestration.outbox where state in " + OPEN_STATES + " order by state = 'DEAD' desc, id limit :size offset :offset")
                .param("size", page.size()).param("offset", page.offset()).query((row, number) -> view(row)).list();
        return PageOf.of(items, count(OPEN_STATES), page);
    }

    OutboxBacklog backlog() {
        return jdbc.sql("""
                select count(*) filter (where state = 'WAITING') as waiting, count(*) filter (where state = 'DEAD') as dead,
                       min(created_at) filter (where state = 'WAITING') as oldest
                from orchestration.outbox where state in\s""" + OPEN_STATES)
                .query((row, number) -> new OutboxBacklog(row.getLong("waiting"), row.getLong("dead"), Optional.ofNullable(instant(row, "oldest")))).single();
    }

    private long count(String states) {
        return jdbc.sql("select count(*) from orchestration.outbox where state in " + states).query(Long.class).single();
    }

    private OutboxRow row(ResultSet row) throws SQLException {
        var variables = read(row.getString("variables"));
        var command = OutboxKind.valueOf(row.getString("kind")).command(row.getString("name"), row.getLong("task_key"), variables);
        return new OutboxRow(row.getLong("id"), row.getString("business_key"), command, command instanceof OutboxRow.ShowUserTask ? Map.of() : variables,
                row.getInt("attempts"), row.getInt("refusals"), row.getBoolean("sent_before"));
    }

    private OutboxView view(ResultSet row) throws SQLException {
        return new OutboxView(row.getLong("id"), row.getString("kind"), row.getString("business_key"), row.getString("name"),
                row.getObject("task_key", Long.class), row.getString("state"), row.getInt("attempts"), instant(row, "created_at"),
                instant(row, "next_attempt_at"), row.getString("last_error"));
    }

    private String write(Map<String, Object> variables) {
        try {
            var written = json.writeValueAsString(variables);
            if (written.length() > LARGEST_VARIABLES) {
                throw new IllegalArgumentException("variables of " + written.length() + " characters are too large for the engine");
            }
            return written;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("variables must be plain values", e);
        }
    }

    private Map<String, Object> read(String variables) {
        try {
            return json.readValue(variables, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable variables in the outbox", e);
        }
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String shortened(String error) {
        return error.length() <= 2000 ? error : error.substring(0, 2000);
    }
}
