package io.heyi.emc.internal.takeover;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.process.renewal.FigureSteps;
import io.heyi.emc.internal.process.renewal.MonthEndSteps;
import io.heyi.emc.internal.process.renewal.RenewalVariables;
import io.heyi.emc.internal.process.renewal.TermsSteps;
import io.heyi.emc.internal.renewal.Answer;
import io.heyi.emc.internal.renewal.PresentContract;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalSchedule;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.emc.internal.renewal.TermsChange;
import io.heyi.orchestration.PastTime;
import io.heyi.shared.Ruling;
import java.time.Clock;
import java.time.YearMonth;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Goes through the renewal of a month that is over, each step at the time at which it would have been done. */
@Component
class PastMonth {

    private final RenewalStore store;
    private final RenewalSchedule schedule;
    private final PresentContract present;
    private final FigureSteps figures;
    private final TermsSteps terms;
    private final MonthEndSteps monthEnd;
    private final PastTime past;
    private final Clock clock;

    PastMonth(RenewalStore store, RenewalSchedule schedule, PresentContract present, FigureSteps figures, TermsSteps terms, MonthEndSteps monthEnd, PastTime past,
              Clock clock) {
        this.store = store;
        this.schedule = schedule;
        this.present = present;
        this.figures = figures;
        this.terms = terms;
        this.monthEnd = monthEnd;
        this.past = past;
        this.clock = clock;
    }

    void close(EmcCode emc, YearMonth period, ContractTerms next, Function<ActorId, String> person) {
        var id = new RenewalId(emc, period);
        var in = new RenewalVariables(id.toString(), null, null);
        past.asOf(schedule.dueAt(period), () -> begin(id));
        past.asOf(store.lock(id).freezeAt(), () -> {
            figures.freeze(in);
            figures.publish(in);
        });
        past.asOf(store.lock(id).disputeUntil().orElseThrow(), () -> {
            figures.closeDisputeWindow(in);
            agree(id, in, next, person);
        });
        past.asOf(schedule.periodEnd(period), () -> {
            monthEnd.closePeriod(in);
            monthEnd.bookSharing(in);
            monthEnd.sealVersion(in);
        });
    }

    private void begin(RenewalId id) {
        if (!store.insert(Renewal.start(id, schedule.freezeAt(id.period()), schedule.periodEnd(id.period()), clock.instant()))) {
            throw new IllegalStateException(id + " has been renewed before");
        }
    }

    private void agree(RenewalId id, RenewalVariables in, ContractTerms next, Function<ActorId, String> person) {
        var renewal = store.lock(id);
        var old = present.version(id);
        boolean changed = !TermsJson.hash(next).equals(old.termsHash());
        require(changed
                ? renewal.propose(next, TermsJson.hash(next), TermsChange.goalsOnly(next, old.terms()), person.apply(renewal.lead()), "", "", clock.instant())
                : renewal.propose(null, old.termsHash(), false, person.apply(renewal.lead()), "", "", clock.instant()), id);
        store.save(renewal);
        terms.publishProposal(in);
        var published = store.lock(id);
        published.proposal().orElseThrow().asked()
                .forEach(party -> require(published.answer(party, Answer.Kind.CONFIRM, person.apply(party), "", "", clock.instant()), id));
        store.save(published);
        terms.closeConfirmation(in);
    }

    private static void require(Ruling ruling, RenewalId id) {
        if (!(ruling instanceof Ruling.Accepted)) {
            throw new IllegalStateException("the past renewal " + id + " was refused: " + ruling);
        }
    }
}
