package io.heyi.talent.internal.matching;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.Openings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People object to the reasons of a match; a pool coordinator answers each, nobody and nothing else does. */
@Service
@Transactional
public class Objections {

    private final Openings openings;
    private final JdbcClient jdbc;
    private final ProposalAnswers proposed;
    private final AuditTrail audit;
    private final Clock clock;

    Objections(Openings openings, JdbcClient jdbc, ProposalAnswers proposed, AuditTrail audit, Clock clock) {
        this.openings = openings;
        this.jdbc = jdbc;
        this.proposed = proposed;
        this.audit = audit;
        this.clock = clock;
    }

    public sealed interface Reply {

        /** What stands now: the new one, or the one that waits for its answer already. */
        record Stands(Objection objection) implements Reply {}

        record Unknown() implements Reply {}

        record NotAllowed(String messageKey) implements Reply {}

        record Invalid(List<FieldError> errors) implements Reply {}
    }

    /** One that waits for its answer stays as it is, whatever is sent again. */
    public Reply object(CurrentUser user, OpeningCode opening, String text) {
        if (openings.find(opening).isEmpty()) {
            return new Reply.Unknown();
        }
        var errors = ShortText.check("text", text, true);
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        var id = UUID.randomUUID();
        int added = jdbc.sql("insert into talent.matching_objection (id, opening, person, text, at) values (?, ?, ?, ?, ?) on conflict (opening, person) where answer is null do nothing")
                .params(id, opening.value(), user.username().value(), text.strip(), TrialStore.utc(clock.instant())).update();
        if (added == 1) {
            audit.record(new AuditEvent(Learning.STREAM, user.username().value(), "matching.objected", Map.of("openingCode", opening.value(), "objection", id.toString())));
            proposed.leftOut(user, opening.value());
        }
        return new Reply.Stands(unanswered(user.username(), opening).orElseThrow());
    }

    /** By a pool coordinator who is not the person who objects (product-bar T2); a second answer changes nothing. */
    public Reply answer(CurrentUser user, UUID id, String answer) {
        var found = find(id);
        if (found.isEmpty()) {
            return new Reply.Unknown();
        }
        if (!user.has(Role.POOL_COORDINATOR) || found.get().person().equals(user.username().value())) {
            return new Reply.NotAllowed("matching.refusal.notCoordinator");
        }
        var errors = ShortText.check("answer", answer, true);
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        int changed = jdbc.sql("update talent.matching_objection set answer = ?, answered_by = ?, answered_at = ? where id = ? and answer is null")
                .params(answer.strip(), user.username().value(), TrialStore.utc(clock.instant()), id).update();
        if (changed == 1) {
            audit.record(new AuditEvent(Learning.STREAM, user.username().value(), "matching.objectionAnswered", Map.of("openingCode", found.get().opening(), "objection", id.toString())));
        }
        return new Reply.Stands(find(id).orElseThrow());
    }

    /** Coordinators and auditors see all, everybody else his own; those without an answer first, then the newest. */
    @Transactional(readOnly = true)
    public PageOf<Objection> list(CurrentUser reader, PageRequest page) {
        var person = reader.has(Role.POOL_COORDINATOR) || reader.has(Role.AUDITOR) ? null : reader.username().value();
        long total = jdbc.sql("select count(*) from talent.matching_objection where :person::text is null or person = :person").param("person", person).query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from talent.matching_objection where :person::text is null or person = :person order by answer is not null, at desc, id limit :limit offset :offset")
                .param("person", person).param("limit", page.size()).param("offset", page.offset()).query(Objections::objection).list(), total, page);
    }

    /** Of this person about this opening, the newest first. */
    @Transactional(readOnly = true)
    public List<Objection> of(Username person, OpeningCode opening) {
        return jdbc.sql("select * from talent.matching_objection where person = ? and opening = ? order by at desc limit 20").params(person.value(), opening.value()).query(Objections::objection).list();
    }

    private Optional<Objection> unanswered(Username person, OpeningCode opening) {
        return jdbc.sql("select * from talent.matching_objection where person = ? and opening = ? and answer is null").params(person.value(), opening.value()).query(Objections::objection).optional();
    }

    private Optional<Objection> find(UUID id) {
        return jdbc.sql("select * from talent.matching_objection where id = ?").param(id).query(Objections::objection).optional();
    }

    private static Objection objection(ResultSet row, int n) throws SQLException {
        return new Objection(row.getObject("id", UUID.class), row.getString("opening"), row.getString("person"), row.getString("text"), TrialStore.instant(row, "at"), row.getString("answer"),
                row.getString("answered_by"), TrialStore.instant(row, "answered_at"));
    }
}
