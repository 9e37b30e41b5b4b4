package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The platform's owner vetoes a candidate on compliance only; he never rules on who is best (domain.md P5). Nobody does so where he has an interest (product-bar T2, D10). */
@Component
class CheckCandidate extends CaseTask<OwnerElection> {

    private final Deciders deciders;

    CheckCandidate(ElectionDesk desk, Deciders deciders) {
        super(ElectionTasks.CHECK_CANDIDATE.type(), desk);
        this.deciders = deciders;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("clear"), negative("veto"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return deciders.withInterested(caseOf(task).interested());
    }

    @Override
    protected Ruling ruling(OwnerElection election, TaskContext task, TaskDecision decision) {
        if (ElectionTasks.isOfEarlierLevel(task, election.nominations().checkGroup())) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        if (deciders.withInterested(election.interested()).contains(decision.by().username())) {
            return Ruling.notAllowed("election.refusal.interested");
        }
        return election.nominations().rule(candidate(task), decision.outcome().equals("clear"), decision.by().username(), words(decision).orElse(""), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).candidate(candidate(task)).flatMap(one -> one.cleared() ? Optional.of("clear") : one.state() == Candidate.State.VETOED ? Optional.of("veto") : Optional.empty()));
    }

    private static String candidate(TaskContext task) {
        return String.valueOf(task.variables().get("candidate"));
    }
}
