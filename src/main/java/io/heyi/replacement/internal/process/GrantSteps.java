package io.heyi.replacement.internal.process;

import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.CarryingOut;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Ending;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.domain.Compensation;
import io.heyi.replacement.internal.domain.Hearing;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a granted appeal: what was carried out stays and is made good; what was not is not carried out (domain.md P4). */
@Component
@Transactional
public class GrantSteps {

    private final CaseStore store;
    private final CarryingOut carrying;
    private final Ending ending;
    private final Judges judges;
    private final ReplacementSchedule schedule;

    GrantSteps(CaseStore store, CarryingOut carrying, Ending ending, Judges judges, ReplacementSchedule schedule) {
        this.store = store;
        this.carrying = carrying;
        this.ending = ending;
        this.judges = judges;
        this.schedule = schedule;
    }

    public record Granted(boolean carriedOut) {}

    /** @param settlerAsked false when it is settled already or nobody is left to ask */
    public record SettlerAsked(boolean settlerAsked, List<String> settlers, String settlementDueAt, String settlementReminderAt) {}

    public record CompensationClosed(boolean settled) {}

    public Granted grant(ReplacementVariables in) {
        var found = store.lock(in.code());
        boolean carriedOut = !found.succession().carried().isEmpty();
        if (carriedOut) {
            carrying.makeGood(found);
            store.saveStep(found);
        } else {
            var ruling = found.appeal().orElseThrow().ruling();
            ending.breakOff(found, ReplacementOutcome.KEPT_ON_APPEAL, ruling.person(), ruling.reason());
        }
        return new Granted(carriedOut);
    }

    public SettlerAsked askSettler(ReplacementVariables in) {
        var found = store.lock(in.code());
        var note = found.succession().compensation().orElseThrow();
        var last = note.asked().isEmpty() ? Optional.<Hearing.Judge>empty() : Optional.of(note.asked().getLast());
        var next = note.settled() != null ? Optional.<Hearing.Judge>empty() : judges.inCharge(found, last, schedule.settlementDue());
        next.ifPresent(one -> {
            found.succession().askSettler(one);
            found.ended(one);
        });
        store.saveStep(found);
        return next.map(one -> new SettlerAsked(true, List.of(one.group()), one.dueAt().toString(), schedule.reminderAt(one.dueAt()).toString()))
                .orElseGet(() -> new SettlerAsked(false, List.of(), "", ""));
    }

    public CompensationClosed close(ReplacementVariables in) {
        var found = store.lock(in.code());
        found.ended(null);
        store.saveStep(found);
        return new CompensationClosed(found.succession().compensation().map(Compensation::settled).isPresent());
    }
}
