package io.heyi.emc.internal.renewal.tasks;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.TermsChange;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The lead proposes no change by one click, or the draft that it has prepared on the page of the case (domain.md P3, step 4). */
@Component
class ProposeTerms extends RenewalTask {

    ProposeTerms(RenewalDesk desk) {
        super(RenewalTasks.PROPOSE_TERMS, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("noChange"), new Outcome("propose", false, Outcome.Style.NEUTRAL));
    }

    /** Who leads when the task is offered, not when the process came to it. */
    @Override
    public Optional<OfferedTo> offeredTo(TaskContext task) {
        return desk().offeredToLead(id(task));
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        if (!decision.outcome().equals("propose")) {
            return List.of();
        }
        var draft = desk().draft(id(task));
        if (draft.isEmpty() || TermsChange.same(draft.get(), desk().presentTerms(id(task)))) {
            return List.of(FieldError.of("outcome", "emcrenewal.error.nothingDrafted"));
        }
        return desk().check(id(task), draft.get());
    }

    @Override
    protected Ruling ruling(Renewal renewal, TaskContext task, TaskDecision decision) {
        if (desk().isOfFormerLead(renewal, decision.by())) {
            return Ruling.tooLate("emcrenewal.refusal.leadChanged");
        }
        var by = decision.by();
        if (decision.outcome().equals("noChange")) {
            return renewal.propose(null, renewal.presentHash(), false, by.username().value(), by.sessionId(), words(decision).orElse(""), decision.at());
        }
        ContractTerms draft = desk().draft(id(task)).orElseThrow();
        return renewal.propose(draft, TermsJson.hash(draft), TermsChange.goalsOnly(draft, desk().presentTerms(id(task))), by.username().value(), by.sessionId(),
                words(decision).orElse(""), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).proposal().filter(proposal -> proposal.person() != null).map(proposal -> proposal.changesTerms() ? "propose" : "noChange"));
    }

    /** What the lead proposes is its own signature too, which stands in the chain of the contract under the name of whoever gave it. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
