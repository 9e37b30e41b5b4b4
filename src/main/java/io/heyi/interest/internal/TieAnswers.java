package io.heyi.interest.internal;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.interest.internal.domain.Entry.TieAnswer;
import io.heyi.interest.internal.domain.InterestPolicy;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the relative, or a compliance reader, says of a tie of kinship that somebody has declared (ADR 16). Said of one version; a repeat changes nothing. */
@Service
@Transactional
public class TieAnswers {

    private final EntryStore entries;
    private final Relatives relatives;
    private final InterestPolicy policy;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final Clock clock;

    TieAnswers(EntryStore entries, Relatives relatives, InterestPolicy policy, AuditTrail audit, WorkingDays calendar, Clock clock) {
        this.entries = entries;
        this.relatives = relatives;
        this.policy = policy;
        this.audit = audit;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** From now on the tie keeps both out. @param version the one that was read; null for whichever stands */
    public InterestOutcome confirm(CurrentUser by, UUID id, Integer version) {
        return answer(by, id, version, TieAnswer.CONFIRMED);
    }

    /** The relative says that it is not so; until a compliance reader confirms it, the tie keeps only its declarer out. @param version the one that was read; null for whichever stands */
    public InterestOutcome object(CurrentUser by, UUID id, Integer version) {
        return answer(by, id, version, TieAnswer.OBJECTED);
    }

    private InterestOutcome answer(CurrentUser by, UUID id, Integer version, TieAnswer answer) {
        var found = entries.lock(id).filter(entry -> RegisterRights.mayRead(by, entry));
        if (found.isEmpty()) {
            return new InterestOutcome.Unknown();
        }
        var tie = found.get();
        boolean allowed = tie.isTie() && (answer == TieAnswer.CONFIRMED ? RegisterRights.mayConfirm(by, tie, relatives.of(by.username())) : RegisterRights.isRelative(by, tie));
        if (!allowed) {
            return new InterestOutcome.NotAllowed(tie.isTie() ? "interest.refusal.onlyTheRelative" : "interest.refusal.noTie");
        }
        if (version != null && version != tie.version()) {
            return new InterestOutcome.Changed(tie);
        }
        if (tie.answer() == answer || answer == TieAnswer.CONFIRMED && !tie.isOwnWord()) {
            return new InterestOutcome.Done(tie, false);
        }
        // who was silent while it could be cleared up does not get back onto a panel by one click
        if (answer == TieAnswer.OBJECTED && tie.bindsRelative(clock.instant().atZone(calendar.zone()).toLocalDate(), policy, calendar.zone())) {
            return new InterestOutcome.NotAllowed("interest.refusal.tieStands");
        }
        return write(by, tie, answer);
    }

    private InterestOutcome write(CurrentUser by, Entry tie, TieAnswer answer) {
        entries.answer(tie, answer, by.username().value(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(new AuditEvent(Declarations.stream(tie.person()), by.username().value(), answer == TieAnswer.CONFIRMED ? "interest.tieConfirmed" : "interest.tieObjected",
                Map.of("person", tie.person().value(), "relative", tie.relative().value(), "entry", tie.id().toString())));
        return new InterestOutcome.Done(entries.find(tie.id()).orElseThrow(), true);
    }
}
