package io.heyi.replacement.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.emc.Emcs;
import io.heyi.emc.ShownContract;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.replacement.internal.Substitutes;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Whoever is asked to take the part over signs the text that the task shows, addressed by its hash, or declines (domain.md P4, step 7). */
@Component
class TakeOver extends CaseTask<ReplacementCase> {

    private final Substitutes substitutes;
    private final Emcs emcs;
    private final PartFacts facts;
    private final TakerHistory history;

    TakeOver(ReplacementDesk desk, Substitutes substitutes, Emcs emcs, PartFacts facts, TakerHistory history) {
        super(ReplacementTasks.TAKE_OVER.type(), desk);
        this.substitutes = substitutes;
        this.emcs = emcs;
        this.facts = facts;
        this.history = history;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("take"), negative("decline"));
    }

    /** Who acts for the party that leaves, or has an interest in it, signs for nobody who steps in. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return substitutes.mustNotSign(caseOf(task));
    }

    @Override
    public String subject(TaskContext task) {
        return caseOf(task).title() + " · " + ShownContract.of(task).signatory();
    }

    /** The part and its terms, and nothing of what was reported about the party that leaves. */
    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return facts.ofPart(caseOf(task), ShownContract.of(task).termsHash(), task, locale);
    }

    @Override
    public Map<String, Object> formData(TaskContext task) {
        return ShownContract.of(task).formData();
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        return ShownContract.unread(decision, "take", "replacement.error.notRead");
    }

    @Override
    public Predicate<AuditEntry> omitted(TaskContext task, CurrentUser reader) {
        return history.omitted(caseOf(task), task, reader);
    }

    @Override
    protected Ruling ruling(ReplacementCase found, TaskContext task, TaskDecision decision) {
        var shown = ShownContract.of(task);
        var by = decision.by();
        if (!emcs.actsFor(by, shown.signatory())) {
            return Ruling.notAllowed("replacement.refusal.notYourParty");
        }
        if (substitutes.mustNotSign(found).contains(by.username())) {
            return Ruling.notAllowed("replacement.refusal.interest");
        }
        if (found.outcome().isPresent()) {
            return Ruling.tooLate("replacement.refusal.tooLate");
        }
        var search = found.succession().search();
        return decision.outcome().equals("take") ? search.sign(shown.signatory(), shown.termsHash(), by.username().value(), by.sessionId(), decision.at())
                : search.decline(shown.signatory(), shown.termsHash(), reason(decision), by.username().value());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        var shown = ShownContract.of(task);
        var asked = caseOf(task).succession().search().candidates().stream().filter(one -> shown.termsHash().equals(one.termsHash())).reduce((earlier, later) -> later);
        return recorded(asked.flatMap(one -> one.state() == Candidate.State.DECLINED ? Optional.of("decline")
                : one.signatures().stream().anyMatch(signed -> signed.actor().equals(shown.signatory())) ? Optional.of("take") : Optional.empty()));
    }

    /** A signature stands in the chain of the contract under the name of whoever gave it. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
