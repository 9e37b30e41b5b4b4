package io.heyi.emc.internal.delivery;

import io.heyi.emc.ActorId;
import io.heyi.emc.Delivery;
import io.heyi.emc.Delivery.Word;
import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.delivery.Obligations.Due;
import io.heyi.emc.internal.delivery.Obligations.Key;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is due, records of deliveries and what was said to them; rows are only ever added. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DeliveryStore {

    /**
     * What the versions of a contract make due: a day counts where the version that names it was not followed by another before it came. {@code readable} are those of
     * the months and, if one is given, of the deliverable.
     */
    private static final String DUE = """
            with version as (
                select number, period, lead(coalesce(in_force_from, to_date(period, 'YYYY-MM'))) over (order by number) as until from emc.version where code = :emc),
            due as (
                select distinct on (one.deliverable, one.due) one.deliverable, one.due, one.place, version.number, version.period, version.until is null as in_force
                  from version join emc.version_deliverable one on one.code = :emc and one.number = version.number
                 where version.until is null or one.due < version.until
                 order by one.deliverable, one.due, version.number desc, one.place),
            readable as (
                select * from due
                 where (cast(:months as text[]) is null or period = any(cast(:months as text[]))) and (cast(:deliverable as text) is null or deliverable = cast(:deliverable as text)))
            """;
    private static final String LATEST_DAY_FIRST = "select * from readable order by due desc, number desc, place";

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Key key, Delivery delivery) {}

    private JdbcClient.StatementSpec due(String query, EmcCode emc, ReadableMonths months, String deliverable) {
        return jdbc.sql(DUE + query).param("emc", emc.value()).param("months", months.columns()).param("deliverable", deliverable);
    }

    /** The latest day first. @param deliverable null for all */
    List<Due> due(EmcCode emc, ReadableMonths months, String deliverable) {
        return due(LATEST_DAY_FIRST, emc, months, deliverable).query((row, n) -> due(row)).list();
    }

    /** The latest day first. */
    PageOf<Due> due(EmcCode emc, ReadableMonths months, PageRequest page) {
        long total = due("select count(*) from readable", emc, months, null).query(Long.class).single();
        return PageOf.of(due(LATEST_DAY_FIRST + " limit :size offset :offset", emc, months, null).param("size", page.size()).param("offset", page.offset()).query((row, n) -> due(row)).list(),
                total, page);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(key(row), row.getInt("number"), row.getBoolean("in_force"));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("deliverable"), row.getObject("due", LocalDate.class));
    }

    /** The latest record of each of these deliverables and of each of its days. */
    Map<Key, Delivery> latest(EmcCode emc, Collection<String> deliverables) {
        var rows = jdbc.sql("select distinct on (deliverable, due) * from emc.delivery where emc = :emc and deliverable = any(cast(:ids as text[])) order by deliverable, due, id desc")
                .param("emc", emc.value()).param("ids", deliverables.toArray(String[]::new)).query((row, n) -> row(row)).list();
        var words = words(rows.stream().map(row -> row.delivery().id()).toList());
        return rows.stream().collect(Collectors.toMap(Row::key, row -> with(row.delivery(), words)));
    }

    /** All records of one, newest first. */
    PageOf<Delivery> history(EmcCode emc, String deliverable, PageRequest page) {
        long total = jdbc.sql("select count(*) from emc.delivery where emc = ? and deliverable = ?").params(emc.value(), deliverable).query(Long.class).single();
        var rows = jdbc.sql("select * from emc.delivery where emc = ? and deliverable = ? order by id desc limit ? offset ?")
                .params(emc.value(), deliverable, page.size(), page.offset()).query((row, n) -> row(row)).list();
        var words = words(rows.stream().map(row -> row.delivery().id()).toList());
        return PageOf.of(rows.stream().map(row -> with(row.delivery(), words)).toList(), total, page);
    }

    private Map<Long, List<Word>> words(Collection<Long> deliveries) {
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("select * from emc.delivery_word where delivery in (:ids) order by id").param("ids", deliveries)
                .query((row, n) -> Map.entry(row.getLong("delivery"), new Word(new ActorId(row.getString("party")), row.getBoolean("confirmed"), row.getString("reason"),
                        row.getString("proof"), row.getString("link"), row.getString("person"), instant(row)))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, HashMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Delivery with(Delivery d, Map<Long, List<Word>> words) {
        return new Delivery(d.id(), d.party(), d.deliveredOn(), d.recordedOn(), d.proof(), d.link(), d.person(), d.at(), words.getOrDefault(d.id(), List.of()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(key(row), new Delivery(row.getLong("id"), new ActorId(row.getString("party")),
                row.getObject("delivered_on", LocalDate.class), row.getObject("recorded_on", LocalDate.class), row.getString("proof"), row.getString("link"), row.getString("person"),
                instant(row), List.of()));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    /** @param record without words; its id is given here */
    void insert(EmcCode emc, Key key, Delivery record) {
        jdbc.sql("""
                insert into emc.delivery (emc, deliverable, due, party, delivered_on, recorded_on, proof, link, person, at)
                values (:emc, :deliverable, :due, :party, :deliveredOn, :recordedOn, :proof, :link, :person, :at)""")
                .param("emc", emc.value()).param("deliverable", key.deliverable()).param("due", key.due()).param("party", record.party().value())
                .param("deliveredOn", record.deliveredOn()).param("recordedOn", record.recordedOn()).param("proof", record.proof()).param("link", record.link())
                .param("person", record.person()).param("at", record.at().atOffset(ZoneOffset.UTC)).update();
    }

    void insert(long delivery, Word word) {
        jdbc.sql("insert into emc.delivery_word (delivery, party, confirmed, reason, proof, link, person, at) values (:delivery, :party, :confirmed, :reason, :proof, :link, :person, :at)")
                .param("delivery", delivery).param("party", word.party().value()).param("confirmed", word.confirmed()).param("reason", word.reason())
                .param("proof", word.proof()).param("link", word.link())
                .param("person", word.person()).param("at", word.at().atOffset(ZoneOffset.UTC)).update();
    }
}
