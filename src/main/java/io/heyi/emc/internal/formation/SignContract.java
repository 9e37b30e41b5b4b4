package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.emc.internal.party.Parties;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A member's own people sign the contract that the task shows, addressed by its hash, or refuse (domain.md P2). */
@Component
class SignContract extends CaseTask<Case> {

    private final Parties parties;

    SignContract(FormationDesk desk, Parties parties) {
        super(FormationTasks.SIGN_CONTRACT.type(), desk);
        this.parties = parties;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("sign"), negative("refuse"));
    }

    /** A signature is the member's own act; nobody has to keep out. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    public String subject(TaskContext task) {
        return super.subject(task) + " · " + signatory(task);
    }

    @Override
    public Map<String, Object> formData(TaskContext task) {
        return Map.of("termsHash", shownHash(task));
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        boolean read = Boolean.TRUE.equals(decision.values().get("contractRead"));
        return read || !decision.outcome().equals("sign") ? List.of() : List.of(FieldError.of("contractRead", "emcformation.error.notRead"));
    }

    @Override
    protected Ruling ruling(Case found, TaskContext task, TaskDecision decision) {
        var actor = signatory(task);
        var by = decision.by();
        if (!parties.actsFor(by, actor)) {
            throw ApiProblem.forbidden("emcformation.refusal.notYourActor");
        }
        var person = by.username().value();
        return decision.outcome().equals("sign") ? found.formation().sign(actor, person, shownHash(task), by.sessionId(), decision.at())
                : found.formation().refuse(actor, person, shownHash(task), reason(decision), by.sessionId(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        var signing = caseOf(task).formation().signing().filter(one -> one.termsHash().equals(shownHash(task)));
        return recorded(signing.flatMap(one -> one.of(signatory(task))).flatMap(slot -> switch (slot.state()) {
            case SIGNED -> Optional.of("sign");
            case REFUSED -> Optional.of("refuse");
            case ASKED -> Optional.empty();
        }));
    }

    private static ActorId signatory(TaskContext task) {
        if (task.variables().get("signatory") instanceof Map<?, ?> signatory && signatory.get("actor") instanceof String actor) {
            return new ActorId(actor);
        }
        throw new IllegalStateException("task " + task.taskId() + " names no signatory");
    }

    /** The hash that went with the task when it was created; a text changed since then does not match it. */
    private static String shownHash(TaskContext task) {
        return String.valueOf(task.variables().get("termsHash"));
    }
}
