package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.emc.internal.party.Parties;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A member's own people sign the contract that the task shows, addressed by its hash, or refuse (domain.md P2). */
@Component
class SignContract extends FormationTaskType {

    private final Parties parties;

    SignContract(FormationCases cases, FormationFacts facts, Parties parties) {
        super(FormationTasks.SIGN_CONTRACT, cases, facts);
        this.parties = parties;
    }

    @Override
    public List<Outcome> outcomes(TaskContext context) {
        return List.of(positive("sign"), negative("refuse"));
    }

    /** A signature is the member's own act; nobody has to keep out. */
    @Override
    public Set<Username> excluded(TaskContext context) {
        return Set.of();
    }

    @Override
    public String subject(TaskContext context) {
        return super.subject(context) + " · " + signatory(context);
    }

    @Override
    public Map<String, Object> formData(TaskContext context) {
        return Map.of("termsHash", shownHash(context));
    }

    @Override
    public List<FieldError> check(TaskContext context, TaskDecision decision) {
        boolean read = Boolean.TRUE.equals(decision.values().get("contractRead"));
        return read || !decision.outcome().equals("sign") ? List.of() : List.of(FieldError.of("contractRead", "emcformation.error.notRead"));
    }

    @Override
    Ruling ruling(Case found, TaskContext context, TaskDecision decision) {
        var actor = signatory(context);
        var by = decision.by();
        if (!parties.actsFor(by, actor)) {
            throw ApiProblem.forbidden("emcformation.refusal.notYourActor");
        }
        var person = by.username().value();
        return decision.outcome().equals("sign") ? found.formation().sign(actor, person, shownHash(context), by.sessionId(), decision.at())
                : found.formation().refuse(actor, person, shownHash(context), decision.reason().orElse(""), by.sessionId(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext context) {
        var signing = found(context).formation().signing().filter(one -> one.termsHash().equals(shownHash(context)));
        return signing.flatMap(one -> one.of(signatory(context))).flatMap(slot -> switch (slot.state()) {
            case SIGNED -> recorded("sign");
            case REFUSED -> recorded("refuse");
            case ASKED -> Optional.empty();
        });
    }

    private static ActorId signatory(TaskContext context) {
        if (context.variables().get("signatory") instanceof Map<?, ?> signatory && signatory.get("actor") instanceof String actor) {
            return new ActorId(actor);
        }
        throw new IllegalStateException("task " + context.taskId() + " names no signatory");
    }

    /** The hash that went with the task when it was created; a text changed since then does not match it. */
    private static String shownHash(TaskContext context) {
        return String.valueOf(context.variables().get("termsHash"));
    }
}
