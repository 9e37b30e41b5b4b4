package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.internal.domain.Pledge;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A named co-founder joins with own money (0 allowed) or declines (domain.md P1). */
@Component
class PledgeAndJoin extends FoundingTask {

    PledgeAndJoin(FoundingDesk desk) {
        super(FoundingTasks.PLEDGE_AND_JOIN, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("join"), negative("decline"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    protected Ruling ruling(Proposal proposal, TaskContext task, TaskDecision decision) {
        var coFounder = decision.by().username();
        return decision.outcome().equals("join")
                ? proposal.pledging().join(coFounder, amount(decision, "pledgeAmount").orElse(BigDecimal.ZERO), Boolean.TRUE.equals(decision.values().get("standsForOwner")), desk().policy(), decision.at())
                : proposal.pledging().decline(coFounder, reason(decision), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).pledgeOf(self(task)).map(Pledge::state).flatMap(state -> switch (state) {
            case JOINED -> Optional.of("join");
            case DECLINED -> Optional.of("decline");
            case INVITED, SILENT -> Optional.empty();
        }));
    }
}
