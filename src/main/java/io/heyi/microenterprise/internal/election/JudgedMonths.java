package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.ElectionStore.Judged;
import io.heyi.shared.WorkingDays;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What concluded months say of the present owner. Nobody answers for a month that began before the members decided on him; the first owner of a micro-enterprise
 * answers for all of them (domain.md P5, ADR 22).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JudgedMonths {

    private static final YearMonth FIRST = YearMonth.of(1, 1);

    private final ElectionStore elections;
    private final WorkingDays calendar;
    private final ElectionPolicy policy;

    JudgedMonths(ElectionStore elections, WorkingDays calendar, ElectionPolicy policy) {
        this.elections = elections;
        this.calendar = calendar;
        this.policy = policy;
    }

    /** Whether the latest month met its bottom values; so does an owner without one. */
    boolean latestMet(String code) {
        return of(code, 1).stream().allMatch(Judged::met);
    }

    /** Whether so many months in a row were missed as call an election, and neither an election that they called nor the members have answered that yet. */
    boolean callElection(String code) {
        var months = of(code, policy.missedMonths());
        return missedInARow(months) && elections.lastAnswered(code).filter(answered -> !months.stream().map(Judged::at).max(Instant::compareTo).orElseThrow().isAfter(answered)).isEmpty();
    }

    private List<Judged> of(String code, int most) {
        return elections.months(code, since(elections.lastDecision(code)), most);
    }

    private YearMonth since(Optional<OwnerElection> decision) {
        return decision.filter(election -> !election.isFirst()).flatMap(OwnerElection::endedAt).map(at -> WorkingDays.firstMonthBegunAt(at, calendar.zone())).orElse(FIRST);
    }

    /** @param months latest first, at most as many as are needed */
    private boolean missedInARow(List<Judged> months) {
        return months.size() == policy.missedMonths() && months.stream().noneMatch(Judged::met)
                && months.getFirst().period().minusMonths(months.size() - 1L).equals(months.getLast().period());
    }
}
