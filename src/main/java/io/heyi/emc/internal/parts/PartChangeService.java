package io.heyi.emc.internal.parts;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerminated;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.PartChanges;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Contracts.Amendment;
import io.heyi.emc.internal.contract.Contracts.Emc;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.contract.LifeCycle;
import io.heyi.emc.internal.parts.PartChangeStore.Change;
import io.heyi.emc.internal.parts.PartChangeStore.Kind;
import io.heyi.emc.internal.renewal.RenewalUnderWay;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out what the members have decided about a part. Order of locks: the renewal, then the EMC, as in the steps of a renewal; the EMC's row is what two
 * changes at the same time wait for.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PartChangeService implements PartChanges {

    private final Contracts contracts;
    private final PartDrafts drafts;
    private final Backups backups;
    private final PartChangeStore store;
    private final RenewalUnderWay renewal;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final WorkingDays calendar;
    private final Clock clock;

    PartChangeService(Contracts contracts, PartDrafts drafts, Backups backups, PartChangeStore store, RenewalUnderWay renewal, AuditTrail audit,
                      ApplicationEventPublisher events, WorkingDays calendar, Clock clock) {
        this.contracts = contracts;
        this.drafts = drafts;
        this.backups = backups;
        this.store = store;
        this.renewal = renewal;
        this.audit = audit;
        this.events = events;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Backup> backups(EmcCode emc, ActorId party) {
        return backups.of(emc, party);
    }

    @Override
    @Transactional
    public Text termsWith(EmcCode emc, ActorId removed, Substitute substitute) {
        return drafts.substituted(emc, removed, substitute);
    }

    @Override
    @Transactional
    public Text termsReduced(EmcCode emc, ActorId party, BigDecimal ratioPercent) {
        return drafts.reduced(emc, party, ratioPercent);
    }

    @Override
    @Transactional
    public Text termsWithout(EmcCode emc, ActorId removed) {
        return drafts.without(emc, removed);
    }

    @Override
    public Outcome replace(Decision decision, ActorId removed, Substitute substitute, LocalDate coverUntil, List<Signed> signatures) {
        var kind = coverUntil == null ? Kind.REPLACED : Kind.COVERED;
        return held(decision, kind, removed, emc -> coverUntil != null && !coverUntil.isAfter(today()) ? refused("coverUntil", "dayNotAfter", today())
                : sealed(new Act(decision, kind, removed, substitute.actor(), null, coverUntil), drafts.substituted(emc.code(), removed, substitute), signatures));
    }

    @Override
    public Outcome reduce(Decision decision, ActorId party, BigDecimal ratioPercent) {
        return held(decision, Kind.REDUCED, party,
                emc -> sealed(new Act(decision, Kind.REDUCED, party, null, ratioPercent, null), drafts.reduced(emc.code(), party, ratioPercent), List.of()));
    }

    @Override
    public Outcome remove(Decision decision, ActorId removed, List<Signed> signatures) {
        return held(decision, Kind.REMOVED, removed,
                emc -> sealed(new Act(decision, Kind.REMOVED, removed, null, null, null), drafts.without(emc.code(), removed), signatures));
    }

    @Override
    public Outcome end(Decision decision) {
        return held(decision, Kind.ENDED, null, emc -> {
            var at = now();
            var latest = contracts.latest(emc.code()).orElseThrow();
            var endedOn = endOf(latest);
            contracts.enter(emc.code(), EmcState.TERMINATED, "terminatedByMembers", cited(decision));
            events.publishEvent(new ContractTerminated(emc.code(), decision.condition(), at));
            return remembered(new Act(decision, Kind.ENDED, null, null, null, null), new Outcome.Done(latest.number(), latest.period(), endedOn, endedOn.plusDays(1)), at);
        });
    }

    /** What is to be done, as it is kept. */
    private record Act(Decision decision, Kind kind, ActorId party, ActorId substitute, BigDecimal ratioPercent, LocalDate coverUntil) {

        private String origin() {
            return "PART_" + kind.name();
        }
    }

    private interface Work {
        Outcome on(Emc emc);
    }

    private Outcome held(Decision decision, Kind kind, ActorId party, Work work) {
        requireKey(decision.key());
        renewal.hold(decision.emc());
        var emc = contracts.load(decision.emc()).orElseThrow(() -> new IllegalArgumentException("there is no EMC " + decision.emc()));
        var done = store.find(decision.key());
        if (done.isPresent()) {
            return repeated(done.get(), decision, kind, party);
        }
        if (!LifeCycle.isRunning(emc.state())) {
            return new Outcome.NotRunning(emc.state());
        }
        renewal.requireHeld(decision.emc());
        var listed = contracts.latest(emc.code()).orElseThrow().terms().terminationConditions().stream().map(condition -> condition.code()).toList();
        return listed.contains(decision.condition()) || decision.condition().equals(PARTY_DISSOLVED) ? work.on(emc) : refused("condition", "conditionNotListed", String.join(", ", listed));
    }

    private static void requireKey(String key) {
        if (key == null || !key.matches("[A-Za-z0-9._/-]{1,100}")) {
            throw new IllegalArgumentException("the key of a change is 1 to 100 letters, digits and ._/-");
        }
    }

    private static Outcome repeated(Change known, Decision decision, Kind kind, ActorId party) {
        if (!known.decision().equals(decision) || known.kind() != kind || !java.util.Objects.equals(known.party(), party)) {
            throw new IllegalStateException("the key " + decision.key() + " belongs to another change");
        }
        return known.done();
    }

    private Outcome sealed(Act act, Text text, List<Signed> signatures) {
        return switch (text) {
            case Text.Impossible impossible -> new Outcome.Refused(impossible.errors());
            case Text.Draft draft -> sealed(act, draft, signatures);
        };
    }

    private Outcome sealed(Act act, Text.Draft draft, List<Signed> signatures) {
        var missing = draft.signatories().stream().filter(signatory -> signatures.stream().noneMatch(signed -> isOf(signed, signatory))).map(Signatory::actor).toList();
        if (!missing.isEmpty() || signatures.size() != draft.signatories().size()) {
            return new Outcome.ToSign(draft, missing);
        }
        var code = act.decision().emc();
        var latest = contracts.latest(code).orElseThrow();
        var endedOn = endOf(latest);
        var version = contracts.amend(code, new Amendment(draft.terms(), act.party(), act.origin(), endedOn.plusDays(1),
                signatures.stream().map(signed -> signature(signed, draft)).toList(), termination(act)));
        renewal.partsChanged(version);
        return remembered(act, new Outcome.Done(version.number(), version.period(), endedOn, version.inForceFrom()), version.sealedAt());
    }

    private static boolean isOf(Signed signed, Signatory signatory) {
        return signed.actor().equals(signatory.actor()) && signed.partHash().equals(signatory.partHash());
    }

    private static Contracts.Signature signature(Signed signed, Text.Draft draft) {
        boolean whole = signed.termsHash().equals(draft.termsHash());
        return new Contracts.Signature(signed.actor(), signed.person(), whole ? "SIGNED" : "SIGNED_PART", signed.session(), signed.termsHash(), signed.at().truncatedTo(ChronoUnit.MICROS));
    }

    /** Today; never after the month of the contract, for nothing is sealed yet for the days after it, and never before what was changed last. */
    private LocalDate endOf(Version latest) {
        var end = Stream.of(today(), latest.period().atEndOfMonth()).min(LocalDate::compareTo).orElseThrow();
        var least = latest.inForceFrom().minusDays(1);
        return end.isBefore(least) ? least : end;
    }

    private static Map<String, Object> termination(Act act) {
        var payload = new TreeMap<>(cited(act.decision()));
        payload.put("kind", act.kind().name());
        if (act.substitute() != null) {
            payload.put("substitute", act.substitute().value());
        }
        if (act.ratioPercent() != null) {
            payload.put("ratioPercent", act.ratioPercent().toPlainString());
        }
        if (act.coverUntil() != null) {
            payload.put("coverUntil", act.coverUntil().toString());
        }
        return payload;
    }

    private static Map<String, Object> cited(Decision decision) {
        return Map.of("decision", decision.key(), "ballot", decision.ballot(), "condition", decision.condition(), "evidenceDigest", decision.evidenceDigest());
    }

    private Outcome remembered(Act act, Outcome.Done done, Instant at) {
        if (act.party() != null) {
            tell(act, done);
        }
        store.insert(new Change(act.kind(), act.party(), act.substitute(), act.ratioPercent(), act.coverUntil(), act.decision(), done, at));
        return done;
    }

    private void tell(Act act, Outcome.Done done) {
        var details = termination(act);
        details.put("party", act.party().value());
        details.put("version", done.version());
        details.put("endedOn", done.endedOn().toString());
        details.put("inForceFrom", done.inForceFrom().toString());
        audit.record(new AuditEvent(act.decision().emc().value(), AuditEvent.SYSTEM, "emc.partChanged", details));
    }

    private static Outcome refused(String field, String code, Object... arguments) {
        return new Outcome.Refused(List.of(FieldError.of(field, "emc.error." + code, arguments)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
