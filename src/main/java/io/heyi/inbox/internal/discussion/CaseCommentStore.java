package io.heyi.inbox.internal.discussion;

import io.heyi.access.Username;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CaseCommentStore {

    /** For an answer of the person, whom the task does not concern. */
    private static final String WAITS = "asked = :person and answered_at is null and withdrawn_at is null and task.state = 'OPEN' and not (:person = any (task.excluded_users))";

    private final JdbcClient jdbc;

    CaseCommentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty when this request was kept before */
    Optional<Long> say(String businessKey, UUID task, Username person, String text, List<String> mentions, Optional<UUID> question, UUID request, Instant now) {
        return jdbc.sql("""
                        insert into inbox.comment (business_key, task_id, person, text, mentions, question, request, at)
                        values (:key, :task, :person, :text, :mentions::text[], :question, :request, :now) on conflict (request) do nothing returning id""")
                .param("key", businessKey).param("task", task).param("person", person.value()).param("text", text).param("mentions", mentions.toArray(String[]::new))
                .param("question", question.orElse(null)).param("request", request).param("now", at(now)).query(Long.class).optional();
    }

    /** Whether this very thing was kept under that request. */
    boolean said(UUID request, UUID task, Username person, String text) {
        return jdbc.sql("select exists (select 1 from inbox.comment where request = :request and task_id = :task and person = :person and text = :text)").param("request", request)
                .param("task", task).param("person", person.value()).param("text", text).query(Boolean.class).single();
    }

    Optional<Comment> find(long id) {
        return jdbc.sql("select * from inbox.comment where id = :id").param("id", id).query(CaseCommentStore::comment).optional();
    }

    Optional<Comment> lock(long id) {
        return jdbc.sql("select * from inbox.comment where id = :id for update").param("id", id).query(CaseCommentStore::comment).optional();
    }

    void edit(long id, String text, List<String> mentions, Instant now) {
        jdbc.sql("update inbox.comment set text = :text, mentions = :mentions::text[], edited_at = :now where id = :id").param("text", text)
                .param("mentions", mentions.toArray(String[]::new)).param("now", at(now)).param("id", id).update();
    }

    void withdraw(long id, Instant now) {
        jdbc.sql("update inbox.comment set text = '', mentions = '{}', withdrawn_at = :now where id = :id").param("now", at(now)).param("id", id).update();
    }

    /** The latest first. @param hidden tasks whose comments are left out */
    List<Comment> comments(String businessKey, List<UUID> hidden, PageRequest page) {
        return jdbc.sql("select * from inbox.comment where business_key = :key and not (task_id = any(:hidden::uuid[])) order by id desc limit :limit offset :offset")
                .param("key", businessKey).param("hidden", hidden.stream().map(UUID::toString).toArray(String[]::new)).param("limit", page.size()).param("offset", page.offset())
                .query(CaseCommentStore::comment).list();
    }

    long count(String businessKey, List<UUID> hidden) {
        return jdbc.sql("select count(*) from inbox.comment where business_key = :key and not (task_id = any(:hidden::uuid[]))").param("key", businessKey)
                .param("hidden", hidden.stream().map(UUID::toString).toArray(String[]::new)).query(Long.class).single();
    }

    /** Tasks on whose pages something was said. */
    List<UUID> tasksWithComments(String businessKey) {
        return jdbc.sql("select distinct task_id from inbox.comment where business_key = :key").param("key", businessKey).query(UUID.class).list();
    }

    /** @return false when this id is known */
    boolean ask(Question question) {
        return jdbc.sql("""
                        insert into inbox.question (id, task_id, asker, asked, text, due_at, at) values (:id, :task, :asker, :asked, :text, :dueAt, :at) on conflict (id) do nothing""")
                .param("id", question.id()).param("task", question.task()).param("asker", question.asker().value()).param("asked", question.asked().value()).param("text", question.text())
                .param("dueAt", question.dueAt().map(CaseCommentStore::at).orElse(null)).param("at", at(question.at())).update() == 1;
    }

    Optional<Question> question(UUID id) {
        return jdbc.sql("select * from inbox.question where id = :id").param("id", id).query(CaseCommentStore::question).optional();
    }

    Optional<Question> lockQuestion(UUID id) {
        return jdbc.sql("select * from inbox.question where id = :id for update").param("id", id).query(CaseCommentStore::question).optional();
    }

    void answer(UUID id, String answer, Instant now) {
        jdbc.sql("update inbox.question set answer = :answer, answered_at = :now where id = :id").param("answer", answer).param("now", at(now)).param("id", id).update();
    }

    void takeBack(UUID id, Instant now) {
        jdbc.sql("update inbox.question set withdrawn_at = :now where id = :id").param("now", at(now)).param("id", id).update();
    }

    List<Question> questionsOf(UUID task) {
        return jdbc.sql("select * from inbox.question where task_id = :task order by at, id").param("task", task).query(CaseCommentStore::question).list();
    }

    /** Open ones of open tasks, the oldest first; none of a task that concerns the person by now. */
    List<Question> askedOf(Username person, PageRequest page) {
        return jdbc.sql("""
                        select question.* from inbox.question join inbox.task on task.id = question.task_id
                        where\s""" + WAITS + " order by question.at, question.id limit :limit offset :offset")
                .param("person", person.value()).param("limit", page.size()).param("offset", page.offset()).query(CaseCommentStore::question).list();
    }

    long countAskedOf(Username person) {
        return jdbc.sql("""
                        select count(*) from inbox.question join inbox.task on task.id = question.task_id
                        where\s""" + WAITS).param("person", person.value()).query(Long.class).single();
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(row.getLong("id"), row.getString("business_key"), row.getObject("task_id", UUID.class), new Username(row.getString("person")), row.getString("text"),
                List.of((String[]) row.getArray("mentions").getArray()), Optional.ofNullable(row.getObject("question", UUID.class)), instant(row, "at").orElseThrow(),
                instant(row, "edited_at"), instant(row, "withdrawn_at"));
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(row.getObject("id", UUID.class), row.getObject("task_id", UUID.class), new Username(row.getString("asker")), new Username(row.getString("asked")),
                row.getString("text"), instant(row, "due_at"), instant(row, "at").orElseThrow(), Optional.ofNullable(row.getString("answer")), instant(row, "answered_at"),
                instant(row, "withdrawn_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
