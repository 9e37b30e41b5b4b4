package io.heyi.emc.internal.parts;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.PartChanges.Decision;
import io.heyi.emc.PartChanges.Outcome;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was changed, for good; rows are only ever added. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PartChangeStore {

    private final JdbcClient jdbc;

    PartChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind { REPLACED, COVERED, REDUCED, REMOVED, ENDED }

    /** @param party null where the EMC was ended; {@code substitute}, {@code ratioPercent} and {@code coverUntil} as the kind has them, else null */
    record Change(Kind kind, ActorId party, ActorId substitute, BigDecimal ratioPercent, LocalDate coverUntil, Decision decision, Outcome.Done done, Instant at) {}

    void insert(Change change) {
        jdbc.sql("""
                insert into emc.part_change (key, emc, kind, party, substitute, ratio_percent, cover_until, ballot, condition, evidence_digest, version, ended_on, in_force_from, at)
                values (:key, :emc, :kind, :party, :substitute, :ratio, :coverUntil, :ballot, :condition, :digest, :version, :endedOn, :from, :at)""")
                .param("key", change.decision().key()).param("emc", change.decision().emc().value()).param("kind", change.kind().name()).param("party", text(change.party()))
                .param("substitute", text(change.substitute())).param("ratio", change.ratioPercent()).param("coverUntil", change.coverUntil())
                .param("ballot", change.decision().ballot()).param("condition", change.decision().condition()).param("digest", change.decision().evidenceDigest())
                .param("version", change.done().version()).param("endedOn", change.done().endedOn()).param("from", change.done().inForceFrom())
                .param("at", change.at().atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Change> find(String key) {
        return jdbc.sql("select c.*, v.period from emc.part_change c join emc.version v on v.code = c.emc and v.number = c.version where key = ?").param(key)
                .query((row, n) -> change(row)).optional();
    }

    /** Oldest first. */
    List<Change> of(EmcCode emc) {
        return jdbc.sql("select c.*, v.period from emc.part_change c join emc.version v on v.code = c.emc and v.number = c.version where emc = ? order by c.version, c.at")
                .param(emc.value()).query((row, n) -> change(row)).list();
    }

    private static Change change(ResultSet row) throws SQLException {
        var decision = new Decision(row.getString("key"), new EmcCode(row.getString("emc")), row.getString("ballot"), row.getString("condition"), row.getString("evidence_digest"));
        var done = new Outcome.Done(row.getInt("version"), YearMonth.parse(row.getString("period")), row.getObject("ended_on", LocalDate.class),
                row.getObject("in_force_from", LocalDate.class));
        return new Change(Kind.valueOf(row.getString("kind")), actor(row.getString("party")), actor(row.getString("substitute")), row.getBigDecimal("ratio_percent"),
                row.getObject("cover_until", LocalDate.class), decision, done, row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static String text(ActorId actor) {
        return actor == null ? null : actor.value();
    }

    private static ActorId actor(String text) {
        return text == null ? null : new ActorId(text);
    }
}
