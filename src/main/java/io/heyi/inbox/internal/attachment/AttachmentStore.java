package io.heyi.inbox.internal.attachment;

import io.heyi.access.Username;
import io.heyi.files.FileKind;
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
class AttachmentStore {

    private static final String SHOWN = " from inbox.attachment where business_key = :key and not (task_id = any(:hidden::uuid[]))";

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else attaches to this case. */
    void lockCase(String businessKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('inbox.attachment:' || :key, 0))").param("key", businessKey).query((row, number) -> true).single();
    }

    void insert(Attachment one) {
        jdbc.sql("""
                        insert into inbox.attachment (id, business_key, task_id, person, name, kind, size, sha256, content, scanned, at)
                        values (:id, :key, :task, :person, :name, :kind, :size, :sha256, :content, :scanned, :at)""")
                .param("id", one.id()).param("key", one.businessKey()).param("task", one.task()).param("person", one.person().value()).param("name", one.name()).param("kind", one.kind().name())
                .param("size", one.size()).param("sha256", one.sha256()).param("content", one.content()).param("scanned", one.scanned()).param("at", at(one.at())).update();
    }

    Optional<Attachment> find(UUID id) {
        return jdbc.sql("select * from inbox.attachment where id = :id").param("id", id).query(AttachmentStore::attachment).optional();
    }

    Optional<Attachment> lock(UUID id) {
        return jdbc.sql("select * from inbox.attachment where id = :id for update").param("id", id).query(AttachmentStore::attachment).optional();
    }

    void withdraw(UUID id, Instant now) {
        jdbc.sql("update inbox.attachment set withdrawn_at = :now where id = :id").param("now", at(now)).param("id", id).update();
    }

    /** Those that are not taken back. */
    long countOf(String businessKey) {
        return jdbc.sql("select count(*) from inbox.attachment where business_key = :key and withdrawn_at is null").param("key", businessKey).query(Long.class).single();
    }

    /** The latest first. @param hidden tasks whose files are left out */
    List<Attachment> attachments(String businessKey, List<UUID> hidden, PageRequest page) {
        return jdbc.sql("select *" + SHOWN + " order by at desc, id limit :limit offset :offset").param("key", businessKey).param("hidden", texts(hidden)).param("limit", page.size())
                .param("offset", page.offset()).query(AttachmentStore::attachment).list();
    }

    long count(String businessKey, List<UUID> hidden) {
        return jdbc.sql("select count(*)" + SHOWN).param("key", businessKey).param("hidden", texts(hidden)).query(Long.class).single();
    }

    /** Tasks on whose pages something was attached. */
    List<UUID> tasksWithAttachments(String businessKey) {
        return jdbc.sql("select distinct task_id from inbox.attachment where business_key = :key").param("key", businessKey).query(UUID.class).list();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(row.getObject("id", UUID.class), row.getString("business_key"), row.getObject("task_id", UUID.class), new Username(row.getString("person")),
                row.getString("name"), FileKind.valueOf(row.getString("kind")), row.getLong("size"), row.getString("sha256"), row.getObject("content", UUID.class), row.getBoolean("scanned"),
                row.getObject("at", OffsetDateTime.class).toInstant(), Optional.ofNullable(row.getObject("withdrawn_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
