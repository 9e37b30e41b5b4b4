package io.heyi.microenterprise.internal.tasks;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.internal.domain.Decision;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The platform owner decides on money, completeness and fit, never on the ME's strategy (domain.md §1a). */
@Component
class DecideSponsorship extends FoundingTask {

    DecideSponsorship(FoundingDesk desk) {
        super(FoundingTasks.DECIDE_SPONSORSHIP, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return caseOf(task).sponsorship().maySendBack(desk().policy()) ? List.of(positive("sponsor"), neutral("sendBack"), negative("decline"))
                : List.of(positive("sponsor"), negative("decline"));
    }

    @Override
    protected Ruling ruling(Proposal proposal, TaskContext task, TaskDecision decision) {
        if (isOfEarlierLevel(proposal, task)) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        var by = decision.by().username();
        return switch (decision.outcome()) {
            case "sponsor" -> proposal.sponsorship().sponsor(by, amount(decision, "fundingGranted"), text(decision, "note"), decision.at());
            case "sendBack" -> proposal.sponsorship().sendBack(by, reason(decision), desk().policy(), decision.at());
            case "decline" -> proposal.sponsorship().decline(by, reason(decision), decision.at());
            default -> throw new IllegalArgumentException(decision.outcome());
        };
    }

    /** The question has gone up the ladder while this task was still on a screen; its own decision could not reach the process any more. */
    private static boolean isOfEarlierLevel(Proposal proposal, TaskContext task) {
        return !task.candidateGroups().isEmpty() && proposal.sponsorship().group().filter(task.candidateGroups()::contains).isEmpty();
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).sponsorship().decided().map(Decision::outcome));
    }
}
