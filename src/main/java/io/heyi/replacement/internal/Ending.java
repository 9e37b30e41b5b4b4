package io.heyi.replacement.internal;

import io.heyi.performance.Counters;
import io.heyi.replacement.ReplacementClosed;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends cases, with what belongs to an outcome in the same transaction; a repeat changes nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ending {

    private final CaseStore store;
    private final MembersVote vote;
    private final PartTender tender;
    private final Counters counters;
    private final StandingDepartures departures;
    private final ReplacementSchedule schedule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ending(CaseStore store, MembersVote vote, PartTender tender, Counters counters, StandingDepartures departures, ReplacementSchedule schedule, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.vote = vote;
        this.tender = tender;
        this.counters = counters;
        this.departures = departures;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
    }

    /** Stores the case too. */
    public void end(ReplacementCase found, ReplacementOutcome outcome, String by, String reason) {
        var now = clock.instant();
        if (!found.end(outcome, by, reason, now)) {
            return;
        }
        var subject = found.subject().actor();
        if (outcome == ReplacementOutcome.RE_ATTRIBUTED) {
            var ruled = found.hearing();
            counters.reattribute(found.emc(), subject, found.cause().metrics(), ruled.answer().claim().actor(), ruled.ruling().person());
        }
        if (outcome == ReplacementOutcome.REDUCTION_DECIDED || outcome == ReplacementOutcome.REPLACEMENT_DECIDED) {
            found.openAppeal(schedule.appealUntil());
        }
        if (outcome == ReplacementOutcome.RECOVERED) {
            store.watch(found.emc(), subject, schedule.month(now).plusMonths(1), found.code());
        }
        store.saveStep(found);
        events.publishEvent(new ReplacementClosed(found.code(), found.emc(), subject, outcome, now));
        departures.goOnAfter(found);
    }

    /** A dissolved party has left to a cover: it is out, though the case goes on. */
    public void leftToCover(ReplacementCase found) {
        if (found.departing().isPresent()) {
            events.publishEvent(new ReplacementClosed(found.code(), found.emc(), found.subject().actor(), ReplacementOutcome.COVERED, clock.instant()));
        }
    }

    /** As {@link #end}, for a case that ends before it is decided or carried out: ballots and a tender under way are called off. */
    public void breakOff(ReplacementCase found, ReplacementOutcome outcome, String by, String reason) {
        vote.callOff(found);
        tender.callOff(found, "replacement.tender.caseEnded");
        end(found, outcome, by, reason);
    }
}
