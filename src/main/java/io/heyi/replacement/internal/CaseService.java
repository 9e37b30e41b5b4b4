package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseStore.StoredEvidence;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Withdrawal;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with a case beside their tasks: look, skip the cure period, take their request back. */
@Service
@Transactional
public class CaseService {

    public static final String CURE_SKIPPED = "replacement.cureSkipped";
    public static final String APPEAL_FILED = "replacement.appealFiled";

    private final CaseStore store;
    private final CaseReading reading;
    private final CaseViews views;
    private final Emcs emcs;
    private final ProcessCommands commands;
    private final Clock clock;

    CaseService(CaseStore store, CaseReading reading, CaseViews views, Emcs emcs, ProcessCommands commands, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.views = views;
        this.emcs = emcs;
        this.commands = commands;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<CaseView> find(CurrentUser reader, ReplacementCode code) {
        return readable(reader, code).map(found -> views.of(found, reader));
    }

    /** The evidence in its stored bytes, for whoever may see the case. */
    @Transactional(readOnly = true)
    public Optional<StoredEvidence> evidence(CurrentUser reader, ReplacementCode code) {
        return readable(reader, code).filter(found -> reading.mayReadEvidence(reader, found)).flatMap(found -> store.evidence(code));
    }

    /** The note on a compensation as canonical JSON, for whoever may see the evidence; empty without one. */
    @Transactional(readOnly = true)
    public Optional<StoredEvidence> compensation(CurrentUser reader, ReplacementCode code) {
        return readable(reader, code).filter(found -> reading.mayReadEvidence(reader, found)).flatMap(found -> found.succession().compensation()).map(note -> {
            var document = CanonicalJson.of(CaseJson.write(note));
            return new StoredEvidence(CanonicalJson.sha256(document), document);
        });
    }

    private Optional<ReplacementCase> readable(CurrentUser reader, ReplacementCode code) {
        return reading.find(reader, code);
    }

    /**
     * A member's word that it wants no cure period; with that of all others the cure period is over.
     *
     * @param party for which the person speaks, as typed; empty for whoever acts for one other member only
     */
    public CaseReply skipCure(CurrentUser person, ReplacementCode code, String party) {
        if (readable(person, code).isEmpty()) {
            return new CaseReply.Unknown();
        }
        var found = store.lock(code);
        if (emcs.actsFor(person, found.subject().actor())) {
            return new CaseReply.NotAllowed("replacement.refusal.ownParty");
        }
        var mine = found.others().stream().map(Member::actor).filter(actor -> emcs.actsFor(person, actor)).toList();
        if (mine.isEmpty() || !party.isEmpty() && mine.stream().noneMatch(actor -> actor.value().equals(party))) {
            return new CaseReply.NotAllowed("replacement.refusal.notYourParty");
        }
        if (party.isEmpty() && mine.size() > 1) {
            return new CaseReply.Invalid(List.of(FieldError.of("party", "replacement.error.whichParty")));
        }
        boolean before = found.isCureSkipped();
        var ruling = found.skipCure(party.isEmpty() ? mine.getFirst() : new ActorId(party), person.username().value(), clock.instant());
        if (CaseReply.of(ruling) instanceof CaseReply.Done && found.isCureSkipped() && !before) {
            commands.publish(CURE_SKIPPED, code.value(), Map.of("replacement", code.value()));
        }
        store.save(found);
        return CaseReply.of(ruling);
    }

    /** The subject appeals against the members' decision while there is time; that stops nothing. */
    public CaseReply appeal(CurrentUser person, ReplacementCode code, String text) {
        if (readable(person, code).isEmpty()) {
            return new CaseReply.Unknown();
        }
        var found = store.lock(code);
        if (!emcs.actsFor(person, found.subject().actor())) {
            return new CaseReply.NotAllowed("replacement.refusal.notTheSubject");
        }
        var words = text == null ? "" : text.strip();
        if (words.isEmpty() || words.length() > Requests.LONGEST_TEXT || !Texts.isClean(words)) {
            return new CaseReply.Invalid(List.of(FieldError.of("reason", "replacement.error.reason", Requests.LONGEST_TEXT)));
        }
        var reply = CaseReply.of(found.appeal(words, person.username().value(), clock.instant()));
        if (reply instanceof CaseReply.Done) {
            store.save(found);
            commands.publish(APPEAL_FILED, code.value(), Map.of("replacement", code.value()));
        }
        return reply;
    }

    /** Whoever asked for a case may take it back until the vote, and with the word of all who asked it ends; one that a counter has opened, or would have opened since, cannot be taken back. */
    public CaseReply withdraw(CurrentUser person, ReplacementCode code) {
        if (readable(person, code).isEmpty()) {
            return new CaseReply.Unknown();
        }
        var found = store.lock(code);
        var name = person.username().value();
        if (!found.isAskedBy(name)) {
            return new CaseReply.NotAllowed("replacement.refusal.notAsked");
        }
        if (found.outcome().isEmpty() && found.isTakenBackBy(name)) {
            return new CaseReply.Done();
        }
        if (!found.isWithdrawable()) {
            return new CaseReply.TooLate(found.outcome().isEmpty() && !found.counterHits().isEmpty() ? "replacement.refusal.counterHit" : "replacement.refusal.tooLate");
        }
        boolean ends = found.withdraw(name);
        store.save(found);
        if (ends) {
            commands.publish(Triggers.CASE_WITHDRAWN, code.value(), Map.of("replacement", code.value(), "withdrawal", Withdrawal.ASKERS.id()));
        }
        return new CaseReply.Done();
    }
}
