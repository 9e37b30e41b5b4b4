package io.heyi.inbox.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.Reminder;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks in PostgreSQL. Every change announces itself to all instances of the product at commit (see {@code internal.live}). */
@Repository
public class TaskStore {

    /** PostgreSQL channel on which changes are announced as {@code <task id> <kind>}. */
    public static final String CHANNEL = "inbox_task";

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TaskWords words;
    private final ObjectMapper json;
    private final ObjectProvider<TaskWatcher> watchers;

    TaskStore(JdbcClient jdbc, TaskWords words, ObjectMapper json, ObjectProvider<TaskWatcher> watchers) {
        this.jdbc = jdbc;
        this.words = words;
        this.watchers = watchers;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @return false when the engine key is known already */
    boolean insert(Task task) {
        var inserted = jdbc.sql("""
                        insert into inbox.task (id, engine_key, element_instance_key, process_instance_key, process_definition_key, process_definition_version,
                            process_id, element_id, task_type, business_key, subject, assignee, candidate_groups, candidate_users, excluded_users, manager_groups, personal, priority,
                            facts, variables, created_at, due_at, state, holder)
                        values (:id, :engineKey, :elementInstanceKey, :instanceKey, :definitionKey, :version, :processId, :elementId, :taskType, :businessKey, :subject,
                            :assignee, :groups, :users, :excluded, :managers, :personal, :priority, cast(:facts as jsonb), cast(:variables as jsonb), :createdAt, :dueAt, 'OPEN', :assignee)
                        on conflict (engine_key) where not key_lost do nothing""")
                .param("id", task.id()).param("engineKey", task.engineKey()).param("elementInstanceKey", task.elementInstanceKey())
                .param("instanceKey", task.definition().instanceKey()).param("definitionKey", task.definition().definitionKey())
                .param("version", task.definition().version()).param("processId", task.definition().processId())
                .param("elementId", task.elementId()).param("taskType", task.taskType()).param("businessKey", task.businessKey())
                .param("subject", task.subject())
                .param("assignee", task.offer().assignee().orElse(null))
                .param("groups", array(task.offer().candidateGroups())).param("users", array(task.offer().candidateUsers()))
                .param("excluded", array(task.offer().excluded())).param("managers", array(task.offer().managers())).param("personal", task.offer().personal()).param("priority", task.priority())
                .param("facts", write(task.facts())).param("variables", write(task.variables())).param("createdAt", at(task.createdAt()))
                .param("dueAt", task.dueAt().map(TaskStore::at).orElse(null))
                .update() == 1;
        if (inserted) {
            carryDraftsOver(task.id());
            announce(task.id(), TaskChange.CREATED);
        }
        return inserted;
    }

    /** What people typed into a task that the engine has withdrawn goes to the one that asks the same of the same again. */
    private void carryDraftsOver(UUID successor) {
        jdbc.sql("""
                        insert into inbox.draft (task_id, person, version, "values", reason, saved_at)
                        select distinct on (draft.person) asked.id, draft.person, 1, draft."values", draft.reason, draft.saved_at
                        from inbox.task asked join inbox.task gone on gone.business_key = asked.business_key and gone.task_type = asked.task_type
                                and gone.element_id = asked.element_id and gone.assignee is not distinct from asked.assignee
                                and gone.candidate_groups = asked.candidate_groups and gone.state = 'WITHDRAWN' and gone.id <> asked.id
                            join inbox.draft on draft.task_id = gone.id
                        where asked.id = :successor order by draft.person, draft.saved_at desc on conflict do nothing""").param("successor", successor).update();
    }

    /** As it is in this transaction. */
    public Optional<Task> find(UUID id) {
        return jdbc.sql("select * from inbox.task where id = :id").param("id", id).query(this::task).optional();
    }

    Optional<Task> findByEngineKey(long key) {
        return jdbc.sql("select * from inbox.task where engine_key = :key and not key_lost").param("key", key).query(this::task).optional();
    }

    /** Those that exist, in the order of the ids. */
    public List<Task> byIds(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql("select * from inbox.task where id = any(:ids) order by array_position(:ids, id)").param("ids", ids.toArray(UUID[]::new))
                .query(this::task).list();
    }

    /** Tasks of a case in their order, at most the given number, the latest ones. */
    public List<Task> ofCase(String businessKey, int limit) {
        return jdbc.sql("select * from inbox.task where business_key = :key order by created_at desc, id desc limit :limit").param("key", businessKey).param("limit", limit)
                .query(this::task).list().reversed();
    }

    /** Of one kind, whatever became of them, the latest first. */
    List<Task> latest(String taskType, int limit) {
        return jdbc.sql("select * from inbox.task where task_type = :type order by created_at desc, id limit :limit").param("type", taskType).param("limit", limit)
                .query(this::task).list();
    }

    /** Locks the row until the transaction ends. */
    Optional<Task> lock(UUID id) {
        return jdbc.sql("select * from inbox.task where id = :id for update").param("id", id).query(this::task).optional();
    }

    Optional<Task> lockByEngineKey(long key) {
        return jdbc.sql("select * from inbox.task where engine_key = :key and not key_lost for update").param("key", key).query(this::task).optional();
    }

    /** @param inPlaceOf who is away and for whom {@code by} takes it */
    void claim(UUID id, String by, Optional<String> inPlaceOf, Instant now) {
        jdbc.sql("update inbox.task set holder = :by, held_for = :inPlaceOf, claimed_at = :now, follow_up_at = case when holder = :by then follow_up_at end where id = :id").param("id", id).param("by", by)
                .param("inPlaceOf", inPlaceOf.orElse(null)).param("now", at(now)).update();
        announce(id, TaskChange.TAKEN);
    }

    /** To others than before; whoever had taken it has it no more. */
    void offer(UUID id, Task.Offer offer) {
        jdbc.sql("""
                        update inbox.task set candidate_groups = :groups, candidate_users = :users, manager_groups = :managers, holder = null, held_for = null, claimed_at = null,
                            follow_up_at = null where id = :id""").param("id", id)
                .param("groups", array(offer.candidateGroups())).param("users", array(offer.candidateUsers())).param("managers", array(offer.managers())).update();
        announce(id, TaskChange.GIVEN_BACK);
    }

    /** To its candidates, or from a substitute to the person whom the model names. */
    void release(UUID id) {
        jdbc.sql("update inbox.task set holder = assignee, held_for = null, claimed_at = null, follow_up_at = null where id = :id").param("id", id).update();
        announce(id, TaskChange.GIVEN_BACK);
    }

    void decide(UUID id, Task.Decision decision) {
        jdbc.sql("""
                        update inbox.task set state = 'DONE', outcome = :outcome, reason = :reason, decided_by = :by, decided_in_place_of = :inPlaceOf, decided_at = :at, decision_hash = :hash,
                            holder = coalesce(holder, :by), ended_at = :at
                        where id = :id""")
                .param("id", id).param("outcome", decision.outcome()).param("reason", decision.reason().orElse(null)).param("by", decision.by().orElse(null))
                .param("inPlaceOf", decision.inPlaceOf().orElse(null)).param("at", at(decision.at())).param("hash", decision.hash().orElse(null)).update();
        jdbc.sql("delete from inbox.draft where task_id = :id").param("id", id).update();
        announce(id, TaskChange.FINISHED);
    }

    void redate(UUID id, Instant dueAt) {
        jdbc.sql("update inbox.task set due_at = :dueAt where id = :id").param("id", id).param("dueAt", at(dueAt)).update();
        announce(id, TaskChange.PLANNED);
    }

    void withdraw(UUID id, Instant now) {
        jdbc.sql("update inbox.task set state = 'WITHDRAWN', ended_at = :now where id = :id").param("id", id).param("now", at(now)).update();
        announce(id, TaskChange.GONE);
    }

    /** The engine has given its key to another task: it stays as history, withdrawn if nobody had decided it. */
    void loseKey(Task task, Instant now) {
        jdbc.sql("""
                        update inbox.task set key_lost = true, state = case state when 'OPEN' then 'WITHDRAWN' else state end, ended_at = coalesce(ended_at, :now)
                        where id = :id""")
                .param("id", task.id()).param("now", at(now)).update();
        if (task.isOpen()) {
            announce(task.id(), TaskChange.GONE);
        }
    }

    /** Back to its state before it was believed to be gone. */
    void reopen(UUID id) {
        jdbc.sql("update inbox.task set state = 'OPEN', ended_at = null where id = :id").param("id", id).update();
        announce(id, TaskChange.REOPENED);
    }

    void refuse(UUID id) {
        jdbc.sql("update inbox.task set state = 'REFUSED' where id = :id").param("id", id).update();
        announce(id, TaskChange.REFUSED);
    }

    /** Locked, open, and the same question to the same person or group queue, asked anew. */
    List<Task> successors(Task decided) {
        return jdbc.sql("""
                        select * from inbox.task where business_key = :case and task_type = :type and assignee is not distinct from cast(:assignee as text) and state = 'OPEN'
                            and id <> :id order by created_at, id for update""")
                .param("case", decided.businessKey()).param("type", decided.taskType()).param("assignee", decided.offer().assignee().orElse(null))
                .param("id", decided.id()).query(this::task).list();
    }

    /** Locked, open, and with these among its variables. */
    List<Task> lockOpen(String taskType, String businessKey, Map<String, Object> variables) {
        return jdbc.sql("""
                        select * from inbox.task where business_key = :case and task_type = :type and state = 'OPEN' and variables @> cast(:variables as jsonb)
                        order by created_at, id for update""")
                .param("case", businessKey).param("type", taskType).param("variables", write(variables)).query(this::task).list();
    }

    /** Marks the open tasks that it means and that were not marked for it yet. @return these */
    List<Task> remind(Reminder reminder) {
        var reminded = jdbc.sql("""
                        with meant as materialized (
                            select id from inbox.task where business_key = :case and task_type = :type and state = 'OPEN' and variables @> cast(:variables as jsonb)
                                and created_at <= :at and (reminded_at is null or reminded_at < :at)
                            order by created_at, id for update)
                        update inbox.task set reminded_at = :at, reminders = reminders + 1 where id in (select id from meant) returning *""")
                .param("case", reminder.businessKey()).param("type", reminder.taskType()).param("variables", write(reminder.variables()))
                .param("at", at(reminder.at())).query(this::task).list();
        reminded.forEach(task -> announce(task.id(), TaskChange.REMINDED));
        return reminded;
    }

    /** Somebody was reminded of it in due course and not by its case. */
    public void markReminded(UUID id, Instant now) {
        jdbc.sql("update inbox.task set reminded_at = :now, reminders = reminders + 1 where id = :id").param("id", id).param("now", at(now)).update();
        announce(id, TaskChange.REMINDED);
    }

    /** Open tasks of both kinds with a deadline in the span, the earliest first. */
    List<Task> due(Map<String, Object> parameters, Instant from, Instant to, int limit) {
        return jdbc.sql("select * from inbox.task where ((%s) or (%s)) and due_at >= :from and due_at < :to order by due_at, id limit :limit".formatted(TaskRights.HELD, TaskRights.OFFERED))
                .params(parameters).param("from", at(from)).param("to", at(to)).param("limit", limit).query(this::task).list();
    }

    /** Decisions that the engine had refused but that this task has brought to it count after all. */
    void reinstate(Task bringer, String outcome) {
        jdbc.sql("""
                        update inbox.task set state = 'DONE', engine_confirmed_at = coalesce(engine_confirmed_at, ended_at) where business_key = :case and task_type = :type and assignee is not distinct from cast(:assignee as text)
                            and state = 'REFUSED' and outcome = :outcome returning id""")
                .param("case", bringer.businessKey()).param("type", bringer.taskType()).param("assignee", bringer.offer().assignee().orElse(null))
                .param("outcome", outcome).query(UUID.class).list().forEach(id -> announce(id, TaskChange.FINISHED));
    }

    void confirm(long engineKey, Instant now) {
        jdbc.sql("update inbox.task set engine_confirmed_at = :now where engine_key = :key and not key_lost and engine_confirmed_at is null")
                .param("key", engineKey).param("now", at(now)).update();
    }

    void prioritise(UUID id, int priority) {
        jdbc.sql("update inbox.task set priority = :priority where id = :id").param("id", id).param("priority", priority).update();
        announce(id, TaskChange.PLANNED);
    }

    /** @param at empty for none */
    void followUp(UUID id, Optional<Instant> at) {
        jdbc.sql("update inbox.task set follow_up_at = :at where id = :id").param("id", id).param("at", at.map(TaskStore::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE).update();
        announce(id, TaskChange.PLANNED);
    }

    Map<String, Long> waiting(Collection<String> cases, Map<String, Object> parameters) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("""
                        select split_part(business_key, '/', 1) as case_key, count(*) as tasks from inbox.task
                        where ((%s) or (%s)) and split_part(business_key, '/', 1) = any(:cases) group by 1""".formatted(TaskRights.HELD, TaskRights.OFFERED))
                .params(parameters).param("cases", cases.toArray(String[]::new)).query(row -> {
                    counts.put(row.getString("case_key"), row.getLong("tasks"));
                });
        return counts;
    }

    List<Inbox.Offered> offeredTo(Collection<String> groups, int limit) {
        return jdbc.sql("select id, business_key, subject, created_at, due_at from inbox.task where state = 'OPEN' and candidate_groups && :groups::text[] order by created_at, id limit :limit")
                .param("groups", groups.toArray(String[]::new)).param("limit", limit)
                .query((row, n) -> new Inbox.Offered(row.getObject("id", UUID.class), row.getString("business_key"), row.getString("subject"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(), Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant))).list();
    }

    List<Long> openKeys(long after, int limit) {
        return jdbc.sql("select engine_key from inbox.task where state = 'OPEN' and engine_key > :after order by engine_key limit :limit")
                .param("after", after).param("limit", limit).query(Long.class).list();
    }

    /** Open tasks that somebody took from a group's queue before the given time, by key. */
    List<Task> claimed(Instant before, long after, int limit) {
        return jdbc.sql("""
                        select * from inbox.task where state = 'OPEN' and holder is not null and (assignee is null or held_for is not null) and claimed_at < :before and engine_key > :after
                        order by engine_key limit :limit""")
                .param("before", at(before)).param("after", after).param("limit", limit).query(this::task).list();
    }

    /** Open tasks by key. */
    List<Task> openAfter(long after, int limit) {
        return jdbc.sql("select * from inbox.task where state = 'OPEN' and engine_key > :after order by engine_key limit :limit")
                .param("after", after).param("limit", limit).query(this::task).list();
    }

    /** From now on these must neither see nor decide it. */
    void keepOut(UUID id, Collection<String> people) {
        jdbc.sql("update inbox.task set excluded_users = :people where id = :id").param("id", id).param("people", array(people)).update();
    }

    List<Long> openKeysOfInstance(long instanceKey) {
        return jdbc.sql("select engine_key from inbox.task where state = 'OPEN' and process_instance_key = :key order by engine_key")
                .param("key", instanceKey).query(Long.class).list();
    }

    List<Long> openKeysOfCase(String businessKey) {
        return jdbc.sql("select engine_key from inbox.task where state = 'OPEN' and business_key = :key order by engine_key")
                .param("key", businessKey).query(Long.class).list();
    }

    private void announce(UUID id, TaskChange change) {
        find(id).ifPresent(this::learn);
        jdbc.sql("select pg_notify(:channel, :payload)").param("channel", CHANNEL).param("payload", change.payload(id)).query((row, number) -> true).single();
        watchers.forEach(watcher -> watcher.changed(id, change));
    }

    /** What it is found by, as it is now. */
    private void learn(Task task) {
        jdbc.sql("update inbox.task set search = array_to_tsvector(:words) where id = :id").param("id", task.id()).param("words", array(words.of(task))).update();
    }

    Task task(ResultSet row, int number) throws SQLException {
        return new Task(row.getObject("id", UUID.class), row.getLong("engine_key"), row.getLong("element_instance_key"),
                new Task.Definition(row.getString("process_id"), row.getInt("process_definition_version"), row.getLong("process_definition_key"),
                        row.getLong("process_instance_key")),
                row.getString("element_id"), row.getString("task_type"), row.getString("business_key"), row.getString("subject"),
                new Task.Offer(text(row, "assignee"), List.of(strings(row, "candidate_groups")), Set.of(strings(row, "candidate_users")),
                        Set.of(strings(row, "excluded_users")), List.of(strings(row, "manager_groups")), row.getBoolean("personal")),
                row.getInt("priority"), instant(row, "created_at").orElseThrow(), instant(row, "due_at"), instant(row, "follow_up_at"),
                TaskState.valueOf(row.getString("state")), text(row, "holder"), text(row, "held_for"), instant(row, "claimed_at"), reminding(row), decision(row),
                instant(row, "ended_at"), read(row.getString("facts")), read(row.getString("variables")));
    }

    private static Optional<Task.Reminding> reminding(ResultSet row) throws SQLException {
        var times = row.getInt("reminders");
        return instant(row, "reminded_at").map(last -> new Task.Reminding(last, times));
    }

    private static Optional<Task.Decision> decision(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null ? Optional.empty()
                : Optional.of(new Task.Decision(outcome, text(row, "reason"), text(row, "decided_by"), text(row, "decided_in_place_of"), instant(row, "decided_at").orElseThrow(),
                        text(row, "decision_hash")));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String[] strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((String[]) array.getArray()).distinct().toArray(String[]::new);
    }

    private static TextArray array(Collection<String> values) {
        return new TextArray(values);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String write(Map<String, Object> variables) {
        try {
            return json.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("variables that came as JSON can be written as JSON", e);
        }
    }

    private Map<String, Object> read(String variables) {
        try {
            return json.readValue(variables, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps only JSON here", e);
        }
    }
}
