package io.heyi.emc.internal.renewal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalRuling;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.annotation.Transactional;

/** What all human tasks of a renewal share: the case behind them, who must keep out, and what is shown. */
@Transactional
public abstract class RenewalTaskType implements TaskType {

    /** A month's profit beyond this is a slip of the pen; sums of many stay within what money can be. */
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("999999999999.99");

    private final RenewalTasks task;
    private final RenewalDesk desk;

    RenewalTaskType(RenewalTasks task, RenewalDesk desk) {
        this.task = task;
        this.desk = desk;
    }

    @Override
    public String id() {
        return task.type().taskType();
    }

    @Override
    public String formId() {
        return task.type().formId();
    }

    @Override
    public String outcomeVariable() {
        return task.type().outcomeVariable();
    }

    @Override
    public String subject(TaskContext context) {
        return desk.title(id(context));
    }

    /** Parties decide for themselves; only a mediator must be without an interest. */
    @Override
    public Set<Username> excluded(TaskContext context) {
        return Set.of();
    }

    @Override
    public TaskFacts facts(TaskContext context, Locale locale) {
        return desk.facts(renewal(context), context, dispute(context), party(context), locale);
    }

    @Override
    public boolean mayRead(TaskContext context, CurrentUser user) {
        return user.has(Role.AUDITOR);
    }

    @Override
    public DecisionResult decide(TaskContext context, TaskDecision decision) {
        var renewal = desk.lock(id(context));
        return switch (ruling(renewal, context, decision)) {
            case RenewalRuling.Accepted() -> {
                desk.save(renewal);
                yield new DecisionResult.Recorded(Map.of());
            }
            case RenewalRuling.TooLate(var messageKey) -> new DecisionResult.TooLate(messageKey, List.of());
            case RenewalRuling.Refused(var errors) -> new DecisionResult.Refused(errors);
        };
    }

    /** Asks the renewal to take the decision. */
    abstract RenewalRuling ruling(Renewal renewal, TaskContext context, TaskDecision decision);

    RenewalDesk desk() {
        return desk;
    }

    Renewal renewal(TaskContext context) {
        return desk.read(id(context));
    }

    static RenewalId id(TaskContext context) {
        return RenewalId.of(context.businessKey());
    }

    /** The dispute that the task is about, if any. */
    static Optional<String> dispute(TaskContext context) {
        return context.variables().get("dispute") instanceof Map<?, ?> dispute ? Optional.ofNullable(dispute.get("id")).map(Object::toString) : Optional.empty();
    }

    static String disputeId(TaskContext context) {
        return dispute(context).orElseThrow(() -> new IllegalStateException("task " + context.taskId() + " is about no dispute"));
    }

    /** The party whose confirmation is asked for, if any. */
    static Optional<ActorId> party(TaskContext context) {
        return context.variables().get("confirmer") instanceof Map<?, ?> confirmer ? Optional.ofNullable(confirmer.get("actor")).map(actor -> new ActorId(actor.toString()))
                : Optional.empty();
    }

    static Optional<RecordedDecision> recorded(Optional<String> outcome) {
        return outcome.map(value -> new RecordedDecision(value, Map.of()));
    }

    static Optional<String> text(TaskDecision decision, String key) {
        return Optional.ofNullable(decision.values().get(key)).map(Object::toString).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What was said with the decision: its reason, else the note. */
    static String words(TaskDecision decision) {
        return decision.reason().or(() -> text(decision, "note")).orElse("");
    }

    /** The right value of a disputed figure, which the form's pattern has let through. */
    static Optional<BigDecimal> correctedValue(TaskDecision decision) {
        return text(decision, "correctedValue").map(BigDecimal::new);
    }

    /** A correction names the right value, and no other outcome does. */
    List<FieldError> checkCorrection(TaskContext context, TaskDecision decision, String correctingOutcome) {
        boolean corrects = decision.outcome().equals(correctingOutcome);
        var value = correctedValue(decision);
        if (corrects && value.isEmpty()) {
            return List.of(FieldError.of("correctedValue", "emcrenewal.error.valueMissing"));
        }
        if (!corrects && value.isPresent()) {
            return List.of(FieldError.of("correctedValue", "emcrenewal.error.valueNotWanted"));
        }
        return value.filter(amount -> isMoney(context) && !isAmount(amount)).map(amount -> List.of(FieldError.of("correctedValue", "emcrenewal.error.amount", LARGEST_AMOUNT)))
                .orElse(List.of());
    }

    private boolean isMoney(TaskContext context) {
        var figure = renewal(context).dispute(disputeId(context)).figure();
        var terms = desk.presentTerms(id(context));
        return Stream.concat(terms.goals().stream().filter(goal -> figure.actor().equals(id(context).emc().value())),
                        terms.nodes().stream().filter(node -> node.actor().value().equals(figure.actor())).flatMap(node -> node.targets().stream()))
                .anyMatch(target -> target.metric().equals(figure.metric()) && target.unit().equals(terms.currency()));
    }

    private static boolean isAmount(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 2 && value.abs().compareTo(LARGEST_AMOUNT) <= 0;
    }

    static Outcome positive(String id) {
        return new Outcome(id, false, Outcome.Style.POSITIVE);
    }

    static Outcome neutral(String id) {
        return new Outcome(id, true, Outcome.Style.NEUTRAL);
    }

    static Outcome negative(String id) {
        return new Outcome(id, true, Outcome.Style.NEGATIVE);
    }
}
