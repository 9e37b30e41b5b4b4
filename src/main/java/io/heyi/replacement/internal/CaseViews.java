package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import io.heyi.replacement.internal.domain.Departing;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes views of cases. */
@Component
class CaseViews {

    private final CaseStore store;
    private final CaseReading reading;
    private final SuccessionViews successions;
    private final Emcs emcs;
    private final Clock clock;

    CaseViews(CaseStore store, CaseReading reading, SuccessionViews successions, Emcs emcs, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.successions = successions;
        this.emcs = emcs;
        this.clock = clock;
    }

    CaseView of(ReplacementCase found, CurrentUser reader) {
        boolean party = reading.mayReadEvidence(reader, found);
        var evidence = store.evidence(found.code()).orElseThrow().read();
        var others = found.others().stream().map(Member::actor).toList();
        var mine = others.stream().filter(actor -> emcs.actsFor(reader, actor)).toList();
        boolean curing = found.step() == ReplacementStep.CURING && !found.isCureSkipped() && !found.isRecovered();
        List<ActorId> skips = curing ? others.stream().filter(actor -> found.cure().orElseThrow().skips().stream().noneMatch(skip -> skip.actor().equals(actor))).toList() : List.of();
        boolean own = emcs.actsFor(reader, found.subject().actor());
        return new CaseView(found.code(), found.emc(), found.title(), found.subject(), found.others(), party ? found.cause() : found.cause().outline(),
                party ? found.counterHits() : List.of(), found.watched(), found.departing().map(Departing::dissolution).orElse(null),
                found.evidenceDigest(), party ? "/api/v1/replacement-cases/" + found.code() + "/evidence" : null, party ? evidence : nothing(evidence), found.impossible(), found.step(),
                found.dueAt().orElse(null), found.waitingFor(), party ? found.silence().orElse(null) : null, found.openedAt(), party ? found.hearing() : new Hearing(null, List.of(), null), party ? found.cure().orElse(null) : null,
                party ? found.voting().orElse(null) : null, party ? found.appealUntil().orElse(null) : null, party ? found.appeal().orElse(null) : null, successions.of(found, reader, party),
                found.outcome().orElse(null), found.endedAt().orElse(null), skips, mine, !own && mine.stream().anyMatch(skips::contains), mayWithdraw(found, reader),
                own && found.mayAppeal(clock.instant()), readsFailures(reader) ? store.failure(found.code()).orElse(null) : null);
    }

    private static Evidence nothing(Evidence evidence) {
        return new Evidence(evidence.format(), evidence.code(), evidence.emc(), evidence.subject(), evidence.frozenAt(), List.of(), List.of(), List.of(), evidence.policy());
    }

    private static boolean mayWithdraw(ReplacementCase found, CurrentUser reader) {
        var name = reader.username().value();
        return found.isWithdrawable() && found.isAskedBy(name) && !found.isTakenBackBy(name);
    }

    /** Why a step has failed is for those who mend it or check on it. */
    private static boolean readsFailures(CurrentUser reader) {
        return reader.has(Role.OPERATOR) || reader.has(Role.ADMINISTRATOR) || reader.has(Role.AUDITOR);
    }
}
