package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.emc.DueDeliverable.Standing;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The party answers in writing and may name what it waits for from another party (domain.md P4, step 2 and D1). */
@Component
class AnswerCase extends CaseTask<ReplacementCase> {

    private static final String CLAIM = "claimCause";

    private final ReplacementDesk desk;

    AnswerCase(ReplacementDesk desk) {
        super(ReplacementTasks.ANSWER_CASE.type(), desk);
        this.desk = desk;
    }

    /** A cause can be claimed only where the party waited by the contract for a deliverable of another that came late or not at all. */
    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return desk.evidence(caseOf(task)).causes().isEmpty() ? List.of(positive("answer")) : List.of(positive("answer"), new Outcome(CLAIM, false, Outcome.Style.NEUTRAL));
    }

    /** The party speaks for itself. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        var named = text(decision, "deliverable");
        if (!decision.outcome().equals(CLAIM)) {
            return named.isPresent() ? List.of(FieldError.of("deliverable", "replacement.error.deliverableNotWanted")) : List.of();
        }
        var evidence = desk.evidence(caseOf(task));
        if (named.flatMap(evidence::cause).isPresent()) {
            return List.of();
        }
        var known = named.map(evidence::dependency).orElse(List.of());
        return List.of(known.isEmpty() ? FieldError.of("deliverable", "replacement.error.deliverable", ids(evidence)) : noCause(known.getFirst(), ids(evidence)));
    }

    private static FieldError noCause(Evidence.Dependency one, String causes) {
        return one.standing() == Standing.ON_TIME ? FieldError.of("deliverable", "replacement.error.deliverableOnTime", one.title(), one.actorName(), one.due().toString(), causes)
                : FieldError.of("deliverable", "replacement.error.deliverableNotDue", one.title(), one.actorName(), one.due().toString(), causes);
    }

    private static String ids(Evidence evidence) {
        return evidence.causes().stream().map(Evidence.Dependency::id).distinct().collect(Collectors.joining(", "));
    }

    @Override
    protected Ruling ruling(ReplacementCase found, TaskContext task, TaskDecision decision) {
        var claim = text(decision, "deliverable").flatMap(id -> desk.evidence(found).cause(id))
                .map(one -> new Hearing.Claim(one.id(), one.title(), one.actor(), one.actorName())).orElse(null);
        return found.answer(text(decision, "answer").orElse(""), claim, decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(Optional.ofNullable(caseOf(task).hearing().answer()).map(answer -> answer.claim() == null ? "answer" : CLAIM));
    }

    /** A statement of the party about itself, in its own words. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
