package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The elected person accepts by signing the plan that the members have voted on, or declines (domain.md P5). */
@Component
class AcceptOffice extends CaseTask<OwnerElection> {

    AcceptOffice(ElectionDesk desk) {
        super(ElectionTasks.ACCEPT_OFFICE.type(), desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("accept"), negative("decline"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        boolean read = Boolean.TRUE.equals(decision.values().get("planRead"));
        return read || !decision.outcome().equals("accept") ? List.of() : List.of(FieldError.of("planRead", "election.error.notRead"));
    }

    @Override
    protected Ruling ruling(OwnerElection election, TaskContext task, TaskDecision decision) {
        var by = decision.by();
        return decision.outcome().equals("accept") ? election.office().accept(by.username(), String.valueOf(task.variables().get("planHash")), by.sessionId(), decision.at())
                : election.office().decline(by.username(), reason(decision), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        var election = caseOf(task);
        return election.office().winner().filter(self(task)::equals).filter(person -> election.office().isAccepted()).isPresent() ? recorded(Optional.of("accept")) : Optional.empty();
    }
}
