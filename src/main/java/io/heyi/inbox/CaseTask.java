package io.heyi.inbox;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.shared.Ruling;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/**
 * A human task about a case that its module stores as a whole: the case is locked, rules on the decision, and is stored when it has accepted it. Its names come
 * from the module's catalogue. No method may be final: a proxy stands in front of it.
 *
 * @param <C> the case
 */
@Transactional
public abstract class CaseTask<C> implements TaskType {

    private final TaskTypeRef type;
    private final CaseDesk<C> desk;

    protected CaseTask(TaskTypeRef type, CaseDesk<C> desk) {
        this.type = type;
        this.desk = desk;
    }

    @Override
    public String id() {
        return type.taskType();
    }

    @Override
    public String formId() {
        return type.formId();
    }

    @Override
    public String outcomeVariable() {
        return type.outcomeVariable();
    }

    @Override
    public String subject(TaskContext task) {
        return desk.subject(caseOf(task));
    }

    @Override
    public ListFacts listFacts(TaskContext task) {
        return desk.listFacts(caseOf(task));
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return desk.facts(caseOf(task), task, locale);
    }

    /** Auditors read everything and decide nothing (domain.md §1a). */
    @Override
    public boolean mayRead(TaskContext task, CurrentUser user) {
        return user.has(Role.AUDITOR);
    }

    @Override
    public DecisionResult decide(TaskContext task, TaskDecision decision) {
        var found = desk.lock(task.businessKey());
        return switch (ruling(found, task, decision)) {
            case Ruling.Accepted() -> {
                desk.save(found);
                yield new DecisionResult.Recorded(Map.of());
            }
            case Ruling.TooLate(var messageKey, var arguments) -> new DecisionResult.TooLate(messageKey, arguments);
            case Ruling.NotAllowed(var messageKey) -> new DecisionResult.NotAllowed(messageKey);
            case Ruling.Refused(var errors) -> new DecisionResult.Refused(errors);
        };
    }

    /** Asks the locked case to take the decision; what is not accepted must leave nothing behind. */
    protected abstract Ruling ruling(C found, TaskContext task, TaskDecision decision);

    /** The case as it stands, for looking only. */
    protected C caseOf(TaskContext task) {
        return desk.read(task.businessKey());
    }

    /** The approving outcome: needs no reason. */
    protected static Outcome positive(String id) {
        return new Outcome(id, false, Outcome.Style.POSITIVE);
    }

    /** Another outcome with a reason. */
    protected static Outcome neutral(String id) {
        return new Outcome(id, true, Outcome.Style.NEUTRAL);
    }

    /** The refusing outcome, with a reason (product-bar T6). */
    protected static Outcome negative(String id) {
        return new Outcome(id, true, Outcome.Style.NEGATIVE);
    }

    /** @param outcome that was recorded before the engine offered the task, if any */
    protected static Optional<RecordedDecision> recorded(Optional<String> outcome) {
        return outcome.map(value -> new RecordedDecision(value, Map.of()));
    }

    /** What was typed into a field of the form; empty when nothing but blanks. */
    protected static Optional<String> text(TaskDecision decision, String key) {
        return Optional.ofNullable(decision.values().get(key)).map(Object::toString).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The reason, empty text for an outcome that needs none. */
    protected static String reason(TaskDecision decision) {
        return decision.reason().orElse("");
    }

    /** What was said with the decision: its reason, else the note. */
    protected static Optional<String> words(TaskDecision decision) {
        return decision.reason().or(() -> text(decision, "note"));
    }

    /** Whose own task it is: assigned by the model to this person. @throws IllegalStateException when it is nobody's */
    protected static Username self(TaskContext task) {
        return task.assignee().map(Username::new).orElseThrow(() -> new IllegalStateException("task " + task.taskId() + " has no assignee"));
    }
}
