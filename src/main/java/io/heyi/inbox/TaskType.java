package io.heyi.inbox;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one kind of human task means. A bean of the owning module; the inbox stays generic. Called inside the inbox's transaction.
 * Message keys: {@code task.<id>.name}, {@code task.<id>.help}, {@code task.<id>.outcome.<outcome>} and {@code ...effect}.
 */
public interface TaskType {

    /** Value of the task header {@code taskType}, {@code <module>.<verbNoun>}. */
    String id();

    /** File name of the form without suffix; empty where the model names it at the step. */
    String formId();

    /** Process variable that carries the chosen outcome. */
    String outcomeVariable();

    /** Outcomes on offer for this task now, in the order of the buttons. */
    List<Outcome> outcomes(TaskContext task);

    /** People who must not see or decide it: proposer, bidder, beneficiary (product-bar T2). No role is exempt. */
    Set<Username> excluded(TaskContext task);

    /** What the case is called, for lists, e.g. the proposal's name; asked once when the task appears. Plain text. */
    default String subject(TaskContext task) {
        return task.businessKey();
    }

    /** What lists show of the case; asked once when the task appears. */
    default ListFacts listFacts(TaskContext task) {
        return ListFacts.none();
    }

    /** What is being decided: labelled values, in the reader's language (product-bar T5). */
    TaskFacts facts(TaskContext task, Locale locale);

    /** First values of the form's fields, by key. */
    default Map<String, Object> formData(TaskContext task) {
        return Map.of();
    }

    /** Business check of a decision beyond what the form file says. Changes nothing. */
    default List<FieldError> check(TaskContext task, TaskDecision decision) {
        return List.of();
    }

    /**
     * Records the decision in the owning module, in the inbox's transaction.
     *
     * @return variables for the engine beside the outcome variable; declared in the catalogue
     */
    DecisionResult decide(TaskContext task, TaskDecision decision);

    /** A decision that was recorded before the engine offered this task (a timer won the race); the inbox then completes the task with it. */
    default Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return Optional.empty();
    }

    /** To whom the task belongs as the owning module knows now, where that may be others than the model has named; empty where the model's word counts. */
    default Optional<OfferedTo> offeredTo(TaskContext task) {
        return Optional.empty();
    }

    /**
     * Whether a substitute may decide it for somebody who is away (product-bar T3). Acts of will of one person stay his: a signature, a pledge, an office accepted, a statement
     * in person. By default a task that the model gives to one person is such an act, a group's task is not. Asked once, when the task appears.
     */
    default boolean passesToSubstitutes(TaskContext task) {
        return task.assignee().isEmpty();
    }

    /** Whether a person without assignment or candidate group may still open the task read-only, e.g. the proposer looking at his case: no by default. */
    default boolean mayRead(TaskContext task, CurrentUser user) {
        return false;
    }

    /** Whether what an entry of the case's history says must stay hidden from this reader for now, e.g. how others voted while a ballot is open; that it happened is shown. */
    default boolean hides(TaskContext task, AuditEntry entry, CurrentUser reader) {
        return false;
    }

    /** Entries of the case's history of which this reader must not know at all: they are left out. None by default; asked once for the whole history. */
    default Predicate<AuditEntry> omitted(TaskContext task, CurrentUser reader) {
        return entry -> false;
    }

    /**
     * @param reasonRequired true for all but approving outcomes (product-bar T6)
     * @param style how the button looks
     */
    record Outcome(String id, boolean reasonRequired, Style style) {
        public enum Style { POSITIVE, NEUTRAL, NEGATIVE }
    }

    /**
     * Together never empty.
     *
     * @param groups candidate groups, {@code users} user names
     */
    record OfferedTo(List<String> groups, Set<String> users) {

        public OfferedTo {
            groups = List.copyOf(groups);
            users = Set.copyOf(users);
            if (groups.isEmpty() && users.isEmpty()) {
                throw new IllegalArgumentException("a task that nobody is offered would wait for ever");
            }
        }
    }

    record RecordedDecision(String outcome, Map<String, Object> variables) {}

    /** What became of a decision in the owning module. */
    sealed interface DecisionResult {

        record Recorded(Map<String, Object> variables) implements DecisionResult {}

        /** The case has moved on and the decision has no place any more (409). */
        record TooLate(String messageKey, List<Object> arguments) implements DecisionResult {}

        record Refused(List<FieldError> errors) implements DecisionResult {}

        /** The person has lost the right to decide since the task was assigned (403); the attempt is recorded. */
        record NotAllowed(String messageKey) implements DecisionResult {}
    }
}
