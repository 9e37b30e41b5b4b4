package io.heyi.interest.internal;

import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.interest.internal.domain.Span;
import io.heyi.interest.internal.domain.Statement;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The entries of the register with all their versions. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class EntryStore {

    /** A confirmation outweighs an objection, and comes first in the alphabet too. */
    private static final String SELECT =
            "select e.*, (select min(a.answer) from interest.tie_answer a where a.entry = e.id and a.version = e.version) as answer from interest.entry e ";
    /** What its author, and nobody after him, has changed since then. */
    private static final String FORMER = """
            not e.is_current and exists (select 1 from interest.entry n where n.id = e.id and n.version = e.version + 1 and n.at >= :since)
                and not exists (select 1 from interest.entry o where o.id = e.id and o.version > e.version and o.changed_by <> o.person)""";

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The current version under the lock of its entry; the first version's row is the lock, because it never gives way to another. */
    public Optional<Entry> lock(UUID id) {
        jdbc.sql("select id from interest.entry where id = ? and version = 1 for update").param(id).query(UUID.class).optional();
        return find(id);
    }

    public Optional<Entry> find(UUID id) {
        return jdbc.sql(SELECT + " where e.id = ? and e.is_current").param(id).query((row, n) -> entry(row)).optional();
    }

    /** Newest version first. */
    public List<Entry> history(UUID id) {
        return jdbc.sql(SELECT + " where e.id = ? order by e.version desc").param(id).query((row, n) -> entry(row)).list();
    }

    /** False when the register says the same already: {@link #same}. */
    public boolean insert(Entry entry) {
        var said = entry.statement();
        return jdbc.sql("""
                insert into interest.entry (id, version, person, object, kind, percent, since, until, note, origin, change, changed_by, reason, at)
                values (:id, :version, :person, :object, :kind, :percent, :since, :until, :note, :origin, :change, :by, :reason, :at)
                on conflict (person, object, kind, origin, until) where is_current do nothing""")
                .param("id", entry.id()).param("version", entry.version()).param("person", entry.person().value()).param("object", said.object())
                .param("kind", said.kind().name()).param("percent", said.percent()).param("since", said.span().from()).param("until", said.span().until())
                .param("note", said.note()).param("origin", entry.origin().name()).param("change", entry.change().name()).param("by", entry.by())
                .param("reason", entry.reason()).param("at", utc(entry.at())).update() == 1;
    }

    /** Puts a new version in the place of the current one. False, and nothing usable left of the transaction, when another entry says the same already. */
    public boolean replace(Entry next) {
        jdbc.sql("update interest.entry set is_current = false where id = ? and is_current").param(next.id()).update();
        return insert(next);
    }

    /** The entry that stands where this one would. */
    public Optional<Entry> same(Entry entry) {
        var said = entry.statement();
        return jdbc.sql(SELECT + """
                 where e.is_current and e.person = :person and e.object = :object and e.kind = :kind and e.origin = :origin
                    and e.until is not distinct from cast(:until as date)""")
                .param("person", entry.person().value()).param("object", said.object()).param("kind", said.kind().name()).param("origin", entry.origin().name())
                .param("until", said.span().until()).query((row, n) -> entry(row)).optional();
    }

    /** What stands about these objects, ended or not, and what its author has changed since then. */
    public List<Entry> about(Collection<String> objects, Instant since) {
        return jdbc.sql(SELECT + " where (e.is_current or " + FORMER + ") and e.object = any(:objects) order by e.person, e.object, e.kind, e.id, e.version desc")
                .param("objects", array(objects)).param("since", utc(since)).query((row, n) -> entry(row)).list();
    }

    /** Ties of kinship that begin or end at one of the people, those included that their author has changed since then. */
    public List<Entry> kinship(Collection<Username> people, Instant since) {
        return jdbc.sql(SELECT + " where (e.is_current or " + FORMER + ") and e.kind = 'RELATED' and (e.person = any(:people) or e.object = any(:people))"
                + " order by e.person, e.object, e.id, e.version desc")
                .param("people", array(people.stream().map(Username::value).toList())).param("since", utc(since)).query((row, n) -> entry(row)).list();
    }

    /** A version that its author has changed. */
    public record Former(Entry entry, Instant changedAt) {}

    /** Versions of these entries that their authors have changed since then. */
    public List<Former> former(Collection<UUID> ids, Instant since) {
        return jdbc.sql("select f.*, n.at as changed_at from (" + SELECT + " where e.id = any(:ids) and " + FORMER + ") f join interest.entry n on n.id = f.id and n.version = f.version + 1")
                .param("ids", ids.toArray(UUID[]::new)).param("since", utc(since))
                .query((row, n) -> new Former(entry(row), row.getObject("changed_at", OffsetDateTime.class).toInstant())).list();
    }

    /** Ties that others have declared about the person and of which nothing has been said yet, oldest first. */
    public List<Entry> unanswered(Username person, int limit) {
        return jdbc.sql(SELECT + """
                 where e.is_current and e.kind = 'RELATED' and e.object = :me and e.changed_by = e.person
                    and not exists (select 1 from interest.tie_answer a where a.entry = e.id and a.version = e.version) order by e.at, e.id limit :limit""")
                .param("me", person.value()).param("limit", limit).query((row, n) -> entry(row)).list();
    }

    /** Remembers what was said of this version of a tie; the same again changes nothing. */
    public void answer(Entry tie, Entry.TieAnswer answer, String by, Instant at) {
        jdbc.sql("insert into interest.tie_answer (entry, version, answer, answered_by, at) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(tie.id(), tie.version(), answer.name(), by, utc(at)).update();
    }

    /** How many entries the person has declared. */
    public int count(Username person) {
        return jdbc.sql("select count(*) from interest.entry where is_current and person = ? and origin = 'DECLARED'").param(person.value()).query(Integer.class).single();
    }

    /** Latest change first. @param person null for all; @param object null for all; also finds ties of kinship from their other end */
    public PageOf<Entry> page(String person, String object, PageRequest page) {
        var where = " where e.is_current" + (person == null ? "" : " and (e.person = :person or e.kind = 'RELATED' and e.object = :person)")
                + (object == null ? "" : " and e.object = :object");
        var total = jdbc.sql("select count(*) from interest.entry e" + where).param("person", person).param("object", object).query(Long.class).single();
        var rows = jdbc.sql(SELECT + where + " order by e.at desc, e.id limit :size offset :offset").param("person", person).param("object", object)
                .param("size", page.size()).param("offset", page.offset()).query((row, n) -> entry(row)).list();
        return PageOf.of(rows, total, page);
    }

    /** Remembers the confirmation; false when the person had confirmed that day already. */
    public boolean confirm(Username person, LocalDate day, Instant now) {
        return jdbc.sql("insert into interest.confirmation (person, day, at) values (?, ?, ?) on conflict do nothing").params(person.value(), day, utc(now)).update() == 1;
    }

    public Optional<LocalDate> lastConfirmed(Username person) {
        return jdbc.sql("select max(day) from interest.confirmation where person = ?").param(person.value())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class))).single();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var said = new Statement(row.getString("object"), InterestKind.valueOf(row.getString("kind")), row.getBigDecimal("percent"),
                new Span(row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class)), row.getString("note"));
        return new Entry(row.getObject("id", UUID.class), row.getInt("version"), new Username(row.getString("person")), said,
                Entry.Origin.valueOf(row.getString("origin")), Entry.Change.valueOf(row.getString("change")), row.getString("changed_by"), row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(), Optional.ofNullable(row.getString("answer")).map(Entry.TieAnswer::valueOf).orElse(Entry.TieAnswer.NONE));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
