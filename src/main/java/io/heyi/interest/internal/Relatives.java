package io.heyi.interest.internal;

import io.heyi.access.Username;
import io.heyi.interest.internal.domain.Entry.TieAnswer;
import io.heyi.interest.internal.domain.InterestPolicy;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** With whom somebody who keeps the register is related, about whom he therefore changes nothing. Joins the caller's transaction. */
@Component
class Relatives {

    private final EntryStore entries;
    private final InterestPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    Relatives(EntryStore entries, InterestPolicy policy, WorkingDays calendar, Clock clock) {
        this.entries = entries;
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** From either end, and also before a tie is confirmed; only what the person has objected to is left out, or anybody could keep him from his work by calling him a relative. */
    Set<Username> of(Username person) {
        var today = clock.instant().atZone(calendar.zone()).toLocalDate();
        return entries.kinship(List.of(person), policy.changedSince(today, calendar.zone())).stream()
                .filter(tie -> tie.statement().span().counts(tie.statement().kind(), today, policy))
                .filter(tie -> tie.person().equals(person) || tie.answer() != TieAnswer.OBJECTED)
                .map(tie -> tie.person().equals(person) ? tie.relative() : tie.person()).collect(Collectors.toUnmodifiableSet());
    }
}
