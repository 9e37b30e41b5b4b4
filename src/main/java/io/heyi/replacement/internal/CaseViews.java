package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.emc.ActorId;
import io.heyi.emc.Emcs;
import io.heyi.replacement.internal.domain.Cause.Request;
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
    private final Emcs emcs;
    private final Clock clock;

    CaseViews(CaseStore store, Emcs emcs, Clock clock) {
        this.store = store;
        this.emcs = emcs;
        this.clock = clock;
    }

    CaseView of(ReplacementCase found, CurrentUser reader) {
        var evidence = store.evidence(found.code()).orElseThrow();
        var others = found.others().stream().map(Member::actor).toList();
        var mine = others.stream().filter(actor -> emcs.actsFor(reader, actor)).toList();
        boolean curing = found.step() == ReplacementStep.CURING && !found.isCureSkipped() && !found.isRecovered();
        List<ActorId> skips = curing ? others.stream().filter(actor -> found.cure().orElseThrow().skips().stream().noneMatch(skip -> skip.actor().equals(actor))).toList() : List.of();
        boolean own = emcs.actsFor(reader, found.subject().actor());
        return new CaseView(found.code(), found.emc(), found.title(), found.subject(), found.others(), found.cause(), found.watched(), found.evidenceDigest(),
                "/api/v1/replacement-cases/" + found.code() + "/evidence", evidence.read(), found.impossible(), found.step(), found.dueAt().orElse(null), found.waitingFor(), found.openedAt(),
                found.hearing(), found.cure().orElse(null), found.voting().orElse(null), found.appealUntil().orElse(null), found.appeal().orElse(null), found.outcome().orElse(null), found.endedAt().orElse(null), skips, mine,
                !own && mine.stream().anyMatch(skips::contains), mayWithdraw(found, reader), own && found.mayAppeal(clock.instant()), readsFailures(reader) ? store.failure(found.code()).orElse(null) : null);
    }

    private static boolean mayWithdraw(ReplacementCase found, CurrentUser reader) {
        return found.isWithdrawable() && found.cause().requests().stream().map(Request::person).anyMatch(reader.username().value()::equals);
    }

    /** Why a step has failed is for those who mend it or check on it. */
    private static boolean readsFailures(CurrentUser reader) {
        return reader.has(Role.OPERATOR) || reader.has(Role.ADMINISTRATOR) || reader.has(Role.AUDITOR);
    }
}
