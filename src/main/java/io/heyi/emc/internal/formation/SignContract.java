package io.heyi.emc.internal.formation;

import io.heyi.access.Username;
import io.heyi.emc.ShownContract;
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
        return super.subject(task) + " · " + ShownContract.of(task).signatory();
    }

    @Override
    public Map<String, Object> formData(TaskContext task) {
        return ShownContract.of(task).formData();
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        return ShownContract.unread(decision, "sign", "emcformation.error.notRead");
    }

    @Override
    protected Ruling ruling(Case found, TaskContext task, TaskDecision decision) {
        var shown = ShownContract.of(task);
        var actor = shown.signatory();
        var by = decision.by();
        if (!parties.actsFor(by, actor)) {
            throw ApiProblem.forbidden("emcformation.refusal.notYourActor");
        }
        var person = by.username().value();
        var freeze = parties.frozen(actor);
        if (freeze.isPresent() && decision.outcome().equals("sign")) {
            return Ruling.tooLate(freeze.get().messageKey(), freeze.get().arguments().toArray());
        }
        return decision.outcome().equals("sign") ? found.formation().sign(actor, person, shown.termsHash(), by.sessionId(), decision.at())
                : found.formation().refuse(actor, person, shown.termsHash(), reason(decision), by.sessionId(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        var shown = ShownContract.of(task);
        var signing = caseOf(task).formation().signing().filter(one -> one.termsHash().equals(shown.termsHash()));
        return recorded(signing.flatMap(one -> one.of(shown.signatory())).flatMap(slot -> switch (slot.state()) {
            case SIGNED -> Optional.of("sign");
            case REFUSED -> Optional.of("refuse");
            case ASKED -> Optional.empty();
        }));
    }

    /** A signature stands in the chain of the contract under the name of whoever gave it. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
