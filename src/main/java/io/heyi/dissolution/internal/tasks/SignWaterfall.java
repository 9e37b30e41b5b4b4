package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.Signing;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The waterfall is signed by two different people before it is paid; who they are, and who is stood in for, is the settlement's rule (ADR 25, product-bar T2). */
@Component
class SignWaterfall extends CaseTask<Dissolution> {

    private final Signing signing;

    SignWaterfall(DissolutionDesk desk, Signing signing) {
        super(DissolutionTasks.SIGN_WATERFALL.type(), desk);
        this.signing = signing;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("sign"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return role(task).map(role -> signing.excluded(caseOf(task), role)).orElse(Set.of());
    }

    private static Optional<Signatory> role(TaskContext task) {
        return task.variables().get("signer") instanceof Map<?, ?> signer
                ? Arrays.stream(Signatory.values()).filter(role -> role.name().equals(signer.get("role"))).findFirst() : Optional.empty();
    }

    @Override
    protected Ruling ruling(Dissolution found, TaskContext task, TaskDecision decision) {
        return found.runDown().fingerprint() == null ? Ruling.tooLate("dissolution.refusal.tooLate") : signing.sign(found, decision.by());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(role(task).filter(role -> !signing.missing(caseOf(task)).contains(role)).map(any -> "sign"));
    }

    /** A signature, and one of two that two people give. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
