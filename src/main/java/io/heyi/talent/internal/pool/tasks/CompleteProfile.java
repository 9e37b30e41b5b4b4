package io.heyi.talent.internal.pool.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.process.pool.PoolTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The person brings skills, wishes and availability up to date (domain.md P6, step 9). */
@Component
class CompleteProfile extends CaseTask<PoolStay> {

    CompleteProfile(StayDesk desk) {
        super(PoolTasks.COMPLETE_PROFILE.type(), desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("ready"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    protected Ruling ruling(PoolStay stay, TaskContext task, TaskDecision decision) {
        if (stay.outcome().isPresent()) {
            return Ruling.tooLate("talentpool.refusal.movedOn");
        }
        stay.profileReady(decision.by().username().value());
        return Ruling.accepted();
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(Optional.of("ready").filter(outcome -> caseOf(task).isProfileReady()));
    }
}
