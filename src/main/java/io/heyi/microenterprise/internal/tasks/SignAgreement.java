package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.domain.Signature;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A party signs the founding agreement that the task shows, addressed by its hash, or refuses. */
@Component
class SignAgreement extends FoundingTask {

    SignAgreement(FoundingDesk desk) {
        super(FoundingTasks.SIGN_AGREEMENT, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("sign"), negative("refuse"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    public Map<String, Object> formData(TaskContext task) {
        return Map.of("agreementHash", shownHash(task));
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        boolean read = Boolean.TRUE.equals(decision.values().get("agreementRead"));
        return read || !decision.outcome().equals("sign") ? List.of() : List.of(FieldError.of("agreementRead", "microenterprise.error.notRead"));
    }

    @Override
    protected Ruling ruling(Proposal proposal, TaskContext task, TaskDecision decision) {
        var by = decision.by();
        return decision.outcome().equals("sign") ? proposal.signing().sign(by.username(), shownHash(task), by.sessionId(), decision.at())
                : proposal.signing().refuse(by.username(), reason(decision), by.sessionId(), decision.at());
    }

    /** The hash that went with the task when it was created; a text changed since then does not match it. */
    private String shownHash(TaskContext task) {
        var shown = task.variables().get("agreementHash");
        return shown != null ? shown.toString() : caseOf(task).agreement().map(Proposals.Agreement::hash).orElse("");
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).signatureOf(self(task)).map(Signature::state).flatMap(state -> switch (state) {
            case SIGNED -> Optional.of("sign");
            case REFUSED -> Optional.of("refuse");
            case ASKED -> Optional.empty();
        }));
    }
}
