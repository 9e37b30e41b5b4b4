package io.heyi.emc.internal.delivery;

import io.heyi.emc.ActorId;
import io.heyi.emc.Delivery;
import io.heyi.emc.Delivery.Word;
import io.heyi.emc.EmcCode;
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

/** Records of deliveries and what was said to them; rows are only ever added. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DeliveryStore {

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Key key, Delivery delivery) {}

    /** The latest record of each deliverable and day. */
    Map<Key, Delivery> latest(EmcCode emc) {
        var rows = jdbc.sql("select distinct on (deliverable, due) * from emc.delivery where emc = ? order by deliverable, due, id desc").param(emc.value()).query((row, n) -> row(row)).list();
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
        return new Row(new Key(row.getString("deliverable"), row.getObject("due", LocalDate.class)), new Delivery(row.getLong("id"), new ActorId(row.getString("party")),
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
