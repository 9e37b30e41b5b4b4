package io.heyi.studio.internal.change;

import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.Change.Retirement;
import io.heyi.studio.internal.change.Change.Review;
import io.heyi.studio.internal.model.ModelRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangeStore {

    private static final String ONE = "change_id = :change and kind = :kind and model_id = :model";

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Change begin(UUID id, String title, String reason, String author, Instant now) {
        jdbc.sql("""
                        insert into studio.change (id, title, reason, state, author, created_at, editor, edited_at) values (:id, :title, :reason, 'DRAFT', :author, :now, :author, :now)
                        on conflict (id) do nothing""")
                .param("id", id).param("title", title).param("reason", reason).param("author", author).param("now", at(now)).update();
        return jdbc.sql("select * from studio.change where id = :id").param("id", id).query(ChangeStore::change).single();
    }

    Optional<Change> find(int number) {
        return jdbc.sql("select * from studio.change where number = :number").param("number", number).query(ChangeStore::change).optional();
    }

    Optional<Change> find(UUID id) {
        return jdbc.sql("select * from studio.change where id = :id").param("id", id).query(ChangeStore::change).optional();
    }

    Optional<Change> lock(UUID id) {
        return jdbc.sql("select * from studio.change where id = :id for update").param("id", id).query(ChangeStore::change).optional();
    }

    /** Kept from changing by others until the transaction ends. */
    Optional<Change> lock(int number) {
        return jdbc.sql("select * from studio.change where number = :number for update").param("number", number).query(ChangeStore::change).optional();
    }

    PageOf<Change> all(PageRequest page) {
        var total = jdbc.sql("select count(*) from studio.change").query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from studio.change order by (state in ('DRAFT', 'IN_REVIEW', 'APPROVED')) desc, number desc limit :size offset :offset").param("size", page.size()).param("offset", page.offset())
                .query(ChangeStore::change).list(), total, page);
    }

    /** Until the transaction ends, nobody else judges settings. */
    void oneAfterTheOther() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('studio.settings', 0))").query((row, number) -> true).single();
    }

    /** Changes that brought this model into use, by the engine's version, the newest first. */
    List<LiveStep> steps(ModelRef model) {
        return jdbc.sql("""
                        select c.*, m.version from studio.live_model m join studio.change c on c.id = m.change_id
                        where m.kind = :kind and m.model_id = :model order by m.version desc, c.number desc""")
                .param("kind", model.kind().name()).param("model", model.id()).query((row, number) -> new LiveStep(row.getInt("version"), change(row, number))).list();
    }

    /** Open changes with a draft of this model. */
    List<Change> open(ModelRef model) {
        return jdbc.sql("""
                        select c.* from studio.change c join studio.draft d on d.change_id = c.id
                        where c.state in ('DRAFT', 'IN_REVIEW', 'APPROVED') and d.kind = :kind and d.model_id = :model order by c.number""")
                .param("kind", model.kind().name()).param("model", model.id()).query(ChangeStore::change).list();
    }

    void rollsBack(UUID id, int number) {
        jdbc.sql("update studio.change set rolls_back = :number where id = :id").param("number", number).param("id", id).update();
    }

    void retires(UUID id, Retirement retirement) {
        jdbc.sql("update studio.change set retirement = :kind, retired_process = :process where id = :id").param("kind", retirement.kind().name()).param("process", retirement.processId()).param("id", id).update();
    }

    /** Changes under way that retire this process or take its retirement back. */
    List<Change> retiring(String processId) {
        return jdbc.sql("select * from studio.change where retired_process = :process and state in ('DRAFT', 'IN_REVIEW', 'APPROVED') order by number").param("process", processId)
                .query(ChangeStore::change).list();
    }

    void describe(UUID id, String title, String reason) {
        jdbc.sql("update studio.change set title = :title, reason = :reason where id = :id").param("title", title).param("reason", reason).param("id", id).update();
    }

    /** Whatever was asked for is no longer. */
    void edited(UUID id, String editor, Instant now) {
        jdbc.sql("""
                        update studio.change set editor = :editor, edited_at = :now, state = 'DRAFT', content_hash = null, submitted_by = null, submitted_at = null, refusal = null
                        where id = :id and state in ('DRAFT', 'IN_REVIEW')""")
                .param("editor", editor).param("now", at(now)).param("id", id).update();
        jdbc.sql("insert into studio.writer (change_id, person) values (:id, :editor) on conflict do nothing").param("id", id).param("editor", editor).update();
    }

    void submitted(UUID id, String hash, Optional<LocalDate> firstDay, String person, Instant now) {
        jdbc.sql("update studio.change set state = 'IN_REVIEW', content_hash = :hash, first_day = :day, submitted_by = :person, submitted_at = :now, refusal = null where id = :id")
                .param("hash", hash).param("day", firstDay.orElse(null)).param("person", person).param("now", at(now)).param("id", id).update();
    }

    void backToDraft(UUID id, Optional<String> refusal) {
        jdbc.sql("""
                        update studio.change set state = 'DRAFT', content_hash = null, submitted_by = null, submitted_at = null, approved_by = null, approved_at = null, held = false, refusal = :refusal
                        where id = :id""")
                .param("refusal", refusal.orElse(null)).param("id", id).update();
    }

    void approved(UUID id, String person, Instant now) {
        jdbc.sql("update studio.change set state = 'APPROVED', approved_by = :person, approved_at = :now where id = :id").param("person", person).param("now", at(now)).param("id", id).update();
    }

    void hold(UUID id, boolean held) {
        jdbc.sql("update studio.change set held = :held where id = :id").param("held", held).param("id", id).update();
    }

    /** Numbers of the changes whose first day has come. */
    List<Integer> due(LocalDate today) {
        return jdbc.sql("select number from studio.change where held and first_day <= :today order by number").param("today", today).query(Integer.class).list();
    }

    void live(UUID id, Instant now) {
        jdbc.sql("update studio.change set state = 'LIVE', live_at = :now where id = :id and state = 'APPROVED'").param("now", at(now)).param("id", id).update();
    }

    void said(UUID change, Verdict verdict) {
        jdbc.sql("insert into studio.verdict (change_id, content_hash, person, approved, reason, said_at) values (:change, :hash, :person, :approved, :reason, :now)")
                .param("change", change).param("hash", verdict.contentHash()).param("person", verdict.person()).param("approved", verdict.approved()).param("reason", verdict.reason())
                .param("now", at(verdict.saidAt())).update();
    }

    List<Verdict> verdicts(UUID change) {
        return jdbc.sql("select * from studio.verdict where change_id = :change order by id").param("change", change)
                .query((row, number) -> new Verdict(row.getString("content_hash"), row.getString("person"), row.getBoolean("approved"), row.getString("reason"), instant(row, "said_at"))).list();
    }

    /** Everybody who wrote any of it, also what was left out again. */
    List<String> writers(UUID change) {
        return jdbc.sql("""
                        select author from studio.change where id = :change union select person from studio.writer where change_id = :change""")
                .param("change", change).query(String.class).list();
    }

    /** A bundle is handed to the engine once; approved anew after a refusal, a change is another one. */
    UUID newBundle(UUID change) {
        var bundle = UUID.randomUUID();
        jdbc.sql("update studio.change set bundle = :bundle where id = :id").param("bundle", bundle).param("id", change).update();
        return bundle;
    }

    Optional<Change> ofBundle(UUID bundle) {
        return jdbc.sql("select * from studio.change where bundle = :bundle and state = 'APPROVED' for update").param("bundle", bundle).query(ChangeStore::change).optional();
    }

    void inUse(UUID change, ModelRef model, int version, long definitionKey) {
        one("insert into studio.live_model (change_id, kind, model_id, version, definition_key) values (:change, :kind, :model, :version, :key) on conflict do nothing", change, model)
                .param("version", version).param("key", definitionKey).update();
    }

    /** The change whose models these are; by what it approved where the engine's keys have begun anew since. */
    Optional<Change> broughtIntoUse(ModelRef model, long definitionKey, String checksum) {
        return jdbc.sql("""
                        select c.* from studio.change c join studio.draft d on d.change_id = c.id and d.kind = :kind and d.model_id = :model
                        left join studio.live_model m on m.change_id = c.id and m.kind = d.kind and m.model_id = d.model_id
                        where c.state = 'LIVE' and d.checksum = :checksum and d.checksum is distinct from d.base_checksum
                        order by coalesce(m.definition_key = :key, false) desc, c.number desc limit 1""")
                .param("kind", model.kind().name()).param("model", model.id()).param("checksum", checksum).param("key", definitionKey).query(ChangeStore::change).optional();
    }

    void state(UUID id, ChangeState state) {
        jdbc.sql("update studio.change set state = :state where id = :id").param("state", state.name()).param("id", id).update();
    }

    List<Draft> drafts(UUID change) {
        return jdbc.sql("select * from studio.draft where change_id = :change order by kind = 'FORM', kind, model_id").param("change", change).query((row, number) -> draft(row)).list();
    }

    Optional<DraftText> draft(UUID change, ModelRef model) {
        return one("select * from studio.draft where " + ONE, change, model)
                .query((row, number) -> new DraftText(draft(row), row.getString("content"), Optional.ofNullable(row.getString("base")))).optional();
    }

    void add(UUID change, ModelRef model, Optional<String> base, String content, String editor, Instant now) {
        one("""
                insert into studio.draft (change_id, kind, model_id, base, base_checksum, content, checksum, stamp, editor, edited_at)
                values (:change, :kind, :model, :base, :baseSum, :content, :sum, 1, :editor, :now) on conflict do nothing""", change, model)
                .param("base", base.orElse(null)).param("baseSum", base.map(CanonicalJson::sha256).orElse(null)).param("content", content).param("sum", CanonicalJson.sha256(content))
                .param("editor", editor).param("now", at(now)).update();
    }

    /** One stamp further. */
    void save(UUID change, ModelRef model, String content, String editor, Instant now) {
        one("update studio.draft set content = :content, checksum = :sum, stamp = stamp + 1, editor = :editor, edited_at = :now where " + ONE, change, model)
                .param("content", content).param("sum", CanonicalJson.sha256(content)).param("editor", editor).param("now", at(now)).update();
    }

    /** From now on it is compared with another text that is live. */
    void rebase(UUID change, ModelRef model, String base) {
        one("update studio.draft set base = :base, base_checksum = :sum where " + ONE, change, model).param("base", base).param("sum", CanonicalJson.sha256(base)).update();
    }

    void drop(UUID change, ModelRef model) {
        one("delete from studio.draft where " + ONE, change, model).update();
    }

    /** Goes on with the last revision while it is the same person's and was begun lately; the first one stays as the draft began. @return whether a new one was begun */
    boolean remember(UUID change, ModelRef model, String content, String author, Instant begunSince, Instant now) {
        var last = one("select number from studio.revision where " + ONE + " order by number desc limit 1", change, model).query(Integer.class).optional().orElse(0);
        var going = one("update studio.revision set content = :content, checksum = :sum, saved_at = :now where " + ONE + " and number = :last and number > 1 and author = :author and begun_at >= :since", change, model)
                .param("content", content).param("sum", CanonicalJson.sha256(content)).param("now", at(now)).param("last", last).param("author", author).param("since", at(begunSince)).update();
        if (going == 0) {
            one("""
                    insert into studio.revision (change_id, kind, model_id, number, content, checksum, author, begun_at, saved_at)
                    values (:change, :kind, :model, :number, :content, :sum, :author, :now, :now)""", change, model)
                    .param("number", last + 1).param("content", content).param("sum", CanonicalJson.sha256(content)).param("author", author).param("now", at(now)).update();
        }
        return going == 0;
    }

    PageOf<Revision> revisions(UUID change, ModelRef model, PageRequest page) {
        var total = one("select count(*) from studio.revision where " + ONE, change, model).query(Long.class).single();
        return PageOf.of(one("select * from studio.revision where " + ONE + " order by number desc limit :size offset :offset", change, model)
                .param("size", page.size()).param("offset", page.offset()).query(ChangeStore::revision).list(), total, page);
    }

    Optional<String> revision(UUID change, ModelRef model, int number) {
        return one("select content from studio.revision where " + ONE + " and number = :number", change, model).param("number", number).query(String.class).optional();
    }

    private StatementSpec one(String sql, UUID change, ModelRef model) {
        return jdbc.sql(sql).param("change", change).param("kind", model.kind().name()).param("model", model.id());
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(row.getObject("id", UUID.class), row.getInt("number"), row.getString("title"), row.getString("reason"), ChangeState.valueOf(row.getString("state")),
                row.getString("author"), instant(row, "created_at"), row.getString("editor"), instant(row, "edited_at"), review(row), Optional.ofNullable(row.getString("refusal")), Optional.ofNullable(row.getObject("rolls_back", Integer.class)),
                Optional.ofNullable(row.getObject("first_day", LocalDate.class)), row.getBoolean("held"), Optional.ofNullable(row.getString("retirement")).map(kind -> new Retirement(Retirement.Kind.valueOf(kind), text(row, "retired_process"))));
    }

    private static String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException("a change cannot be read", e);
        }
    }

    private static Optional<Review> review(ResultSet row) throws SQLException {
        var hash = row.getString("content_hash");
        var live = row.getObject("live_at", OffsetDateTime.class);
        return hash == null ? Optional.empty() : Optional.of(new Review(hash, row.getString("submitted_by"), instant(row, "submitted_at"), Optional.ofNullable(row.getString("approved_by")),
                Optional.ofNullable(live).map(OffsetDateTime::toInstant)));
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(new ModelRef(ModelKind.valueOf(row.getString("kind")), row.getString("model_id")), Optional.ofNullable(row.getString("base_checksum")), row.getString("checksum"),
                row.getInt("stamp"), row.getString("editor"), instant(row, "edited_at"));
    }

    private static Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(row.getInt("number"), row.getString("author"), instant(row, "begun_at"), instant(row, "saved_at"), row.getString("checksum"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
