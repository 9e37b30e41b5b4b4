package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens an EMC: the owner of the lead ME calls for members or asks named parties to sign (domain.md P2, step 1). */
@Service
@Transactional
public class EmcOpening {

    private final Contracts contracts;
    private final Parties parties;
    private final ObjectProvider<FormationStart> formation;
    private final JdbcClient jdbc;
    private final Clock clock;

    EmcOpening(Contracts contracts, Parties parties, ObjectProvider<FormationStart> formation, JdbcClient jdbc, Clock clock) {
        this.contracts = contracts;
        this.parties = parties;
        this.formation = formation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything that opening would refuse. */
    public List<FieldError> check(ContractTerms terms, FormationStart.Way way) {
        var named = withNames(terms);
        var errors = new ArrayList<>(contracts.check(named));
        if (way != null && named.lead().isPresent()) {
            formation.stream().flatMap(one -> one.check(way, named).stream()).filter(error -> errors.stream().noneMatch(known -> known.field().equals(error.field()))).toList()
                    .forEach(errors::add);
        }
        return errors;
    }

    /** @param idempotencyKey a repeat with the same key answers with the first result; another content under the same key is refused */
    public EmcOutcome open(CurrentUser by, ContractTerms terms, FormationStart.Way way, Optional<String> idempotencyKey) {
        if (idempotencyKey.filter(key -> !key.matches("[\\x21-\\x7e]{1,200}")).isPresent()) {
            return invalid("Idempotency-Key", "idempotencyKeyMalformed");
        }
        var hash = hash(terms, way);
        var earlier = idempotencyKey.flatMap(key -> earlier(by, key));
        if (earlier.isPresent()) {
            return answer(earlier.get(), hash);
        }
        var errors = check(terms, way);
        var lead = terms.lead().map(Node::actor);
        if (lead.isPresent() && parties.find(lead.get()).isPresent() && !parties.actsFor(by, lead.get())) {
            return new EmcOutcome.NotAllowed("emc.refusal.onlyLeadOwnerOpens");
        }
        return errors.isEmpty() ? openNew(by, withNames(terms), way, idempotencyKey, hash) : new EmcOutcome.Invalid(errors);
    }

    private EmcOutcome openNew(CurrentUser by, ContractTerms terms, FormationStart.Way way, Optional<String> idempotencyKey, String hash) {
        var code = contracts.create(terms, by);
        idempotencyKey.ifPresent(key -> claim(by, key, hash, code));
        formation.getObject().start(code, way);
        var state = contracts.load(code).orElseThrow().state();
        return new EmcOutcome.Done(code, state);
    }

    private record Earlier(EmcCode code, String hash) {}

    /** Requests with one key wait for each other, so that the second finds what the first has left. */
    private Optional<Earlier> earlier(CurrentUser by, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("emc.opening " + by.username() + " " + key).query((row, n) -> n).single();
        return jdbc.sql("select code, input_hash from emc.submission_key where username = ? and idempotency_key = ?").params(by.username().value(), key)
                .query((row, n) -> new Earlier(new EmcCode(row.getString(1)), row.getString(2))).optional();
    }

    private EmcOutcome answer(Earlier earlier, String hash) {
        return earlier.hash().equals(hash) ? new EmcOutcome.Done(earlier.code(), contracts.load(earlier.code()).map(Contracts.Emc::state).orElse(EmcState.DRAFT))
                : invalid("Idempotency-Key", "idempotencyKeyReused");
    }

    private void claim(CurrentUser by, String key, String hash, EmcCode code) {
        jdbc.sql("insert into emc.submission_key (username, idempotency_key, input_hash, code, at) values (?, ?, ?, ?, ?)")
                .params(by.username().value(), key, hash, code.value(), OffsetDateTime.now(clock.withZone(ZoneOffset.UTC))).update();
    }

    private static String hash(ContractTerms terms, FormationStart.Way way) {
        var said = switch (way) {
            case FormationStart.Call call -> call.joinDeadline() + " " + call.reviewDeadline() + " " + (call.weights() == null ? "" : new TreeMap<>(call.weights()));
            case FormationStart.Canvas canvas -> "";
        };
        return CanonicalJson.sha256(way.getClass().getSimpleName() + " " + said + " " + TermsJson.write(terms));
    }

    /** What parties are called and which kind they are is the register's to say, not the sender's. */
    private ContractTerms withNames(ContractTerms terms) {
        var known = parties.find(terms.nodes().stream().map(Node::actor).filter(java.util.Objects::nonNull).distinct().toList());
        return terms.withNodes(terms.nodes().stream().map(node -> named(node, node.actor() == null ? null : known.get(node.actor()))).toList());
    }

    private static Node named(Node node, Parties.Party party) {
        return party == null ? node : node.as(party.name(), node.kind() == null ? party.kind() : node.kind());
    }

    private static EmcOutcome invalid(String field, String code) {
        return new EmcOutcome.Invalid(List.of(error(field, code)));
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "emc.error." + code, arguments);
    }
}
