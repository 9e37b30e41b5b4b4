package io.heyi.talent.internal.pool.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.process.pool.PoolTasks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody other than the coordinator checks by the law of the country whether the employment may end (domain.md P6: never automatic). */
@Component
class CheckLegally extends CaseTask<PoolStay> {

    CheckLegally(StayDesk desk) {
        super(PoolTasks.CHECK_LEGALLY.type(), desk);
    }

    /** Both need words: what was checked, or what hinders it. */
    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(negative("confirm"), neutral("object"));
    }

    /** The person, and whoever wants the end. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        var stay = caseOf(task);
        var excluded = new HashSet<>(Set.of(stay.person()));
        if (!stay.proposals().isEmpty()) {
            excluded.add(new Username(stay.proposals().getLast().by()));
        }
        return excluded;
    }

    /** The wage ends on the day after the check. */
    @Override
    protected Ruling ruling(PoolStay stay, TaskContext task, TaskDecision decision) {
        return stay.checkLegally(decision.outcome().equals("confirm"), decision.by().username().value(), reason(decision), decision.at(), stay.day(decision.at()).plusDays(1));
    }

    /** Decided and checked by two people, who must not be one person in two places. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
