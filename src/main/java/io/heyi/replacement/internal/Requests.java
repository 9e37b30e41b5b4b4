package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.Cause.Request;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lead, or any two members whose owners are different people, may ask for a case (domain.md P4); there must be a missed figure to build it on. */
@Service
@Transactional
public class Requests {

    public static final int LONGEST_TEXT = 2_000;

    private final RequestStore requests;
    private final CaseStore store;
    private final Opening opening;
    private final Emcs emcs;
    private final ReplacementPolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    Requests(RequestStore requests, CaseStore store, Opening opening, Emcs emcs, ReplacementPolicy policy, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.store = store;
        this.opening = opening;
        this.emcs = emcs;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a case; the same party asking again changes nothing.
     *
     * @param subject party that it is about, as typed
     * @param party for which the person asks, as typed; may be empty for whoever acts for one party only
     */
    public RequestReply ask(CurrentUser person, EmcCode code, String subject, String party, String reason) {
        var emc = emcs.mayRead(person, code) ? emcs.find(code).orElse(null) : null;
        if (emc == null) {
            return new RequestReply.Unknown();
        }
        var mine = emcs.actingFor(person, code);
        if (mine.isEmpty()) {
            return new RequestReply.NotAllowed("replacement.refusal.notAMember");
        }
        if (!ActorId.isValid(subject) || emc.terms().node(new ActorId(subject)).isEmpty() || !Opening.runs(emc, new ActorId(subject))) {
            return invalid("subject", "noParty");
        }
        if (mine.contains(new ActorId(subject))) {
            return new RequestReply.NotAllowed("replacement.refusal.ownParty");
        }
        if (party.isEmpty() && mine.size() > 1) {
            return invalid("party", "whichParty");
        }
        if (!party.isEmpty() && mine.stream().noneMatch(one -> one.value().equals(party))) {
            return new RequestReply.NotAllowed("replacement.refusal.notYourParty");
        }
        var words = reason == null ? "" : reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_TEXT || !Texts.isClean(words)) {
            return new RequestReply.Invalid(List.of(FieldError.of("reason", "replacement.error.reason", LONGEST_TEXT)));
        }
        return ask(emc, new ActorId(subject), new Request(party.isEmpty() ? mine.getFirst() : new ActorId(party), person.username().value(), words, clock.instant()));
    }

    private RequestReply ask(EmcView emc, ActorId subject, Request request) {
        requests.lock(emc.code(), subject);
        var open = store.open(emc.code(), subject);
        if (open.isPresent()) {
            return new RequestReply.OpenAlready(open.get());
        }
        if (opening.preview(emc, subject).missedLast().isEmpty()) {
            return invalid("subject", "nothingMissed");
        }
        var tooOld = clock.instant().minus(Duration.ofDays(policy.requestDays()));
        if (requests.insert(emc.code(), subject, request, tooOld)) {
            audit.record(new AuditEvent(emc.code().value(), request.person(), "replacement.requested",
                    Map.of("party", subject.value(), "by", request.party().value(), "reason", request.reason())));
        }
        return decide(emc, subject, tooOld);
    }

    private RequestReply decide(EmcView emc, ActorId subject, Instant tooOld) {
        var asked = requests.waiting(emc.code(), subject, tooOld);
        boolean byLead = asked.stream().anyMatch(one -> one.party().equals(emc.lead()));
        // one person with two parties is still one voice
        var voices = (int) Math.min(asked.stream().map(Request::person).distinct().count(), asked.stream().map(Request::party).distinct().count());
        if (!byLead && voices < policy.membersAsking()) {
            return new RequestReply.Waiting(policy.membersAsking() - voices);
        }
        var code = opening.open(emc.code(), subject, Cause.asked(byLead ? Cause.LEAD : Cause.MEMBERS, asked));
        if (code.isEmpty()) {
            return invalid("subject", "noParty");
        }
        requests.use(emc.code(), subject, code.get());
        return new RequestReply.Opened(code.get());
    }

    private static RequestReply invalid(String field, String code) {
        return new RequestReply.Invalid(List.of(FieldError.of(field, "replacement.error." + code)));
    }
}
