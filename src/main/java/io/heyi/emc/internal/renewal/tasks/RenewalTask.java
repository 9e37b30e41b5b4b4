package io.heyi.emc.internal.renewal.tasks;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What all human tasks of a renewal share beside the renewal behind them: who must keep out, whom they ask and which dispute they are about. */
public abstract class RenewalTask extends CaseTask<Renewal> {

    /** A month's profit beyond this is a slip of the pen; sums of many stay within what money can be. */
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("999999999999.99");

    private final RenewalDesk desk;

    RenewalTask(RenewalTasks task, RenewalDesk desk) {
        super(task.type(), desk);
        this.desk = desk;
    }

    /** Parties decide for themselves; only a mediator must be without an interest. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    RenewalDesk desk() {
        return desk;
    }

    static RenewalId id(TaskContext task) {
        return RenewalId.of(task.businessKey());
    }

    /** The dispute that the task is about, if any. */
    static Optional<String> dispute(TaskContext task) {
        return task.variables().get("dispute") instanceof Map<?, ?> dispute ? Optional.ofNullable(dispute.get("id")).map(Object::toString) : Optional.empty();
    }

    static String disputeId(TaskContext task) {
        return dispute(task).orElseThrow(() -> new IllegalStateException("task " + task.taskId() + " is about no dispute"));
    }

    /** The party whose confirmation is asked for, if any. */
    static Optional<ActorId> party(TaskContext task) {
        return task.variables().get("confirmer") instanceof Map<?, ?> confirmer ? Optional.ofNullable(confirmer.get("actor")).map(actor -> new ActorId(actor.toString()))
                : Optional.empty();
    }

    /** The right value of a disputed figure, which the form's pattern has let through. */
    static Optional<BigDecimal> correctedValue(TaskDecision decision) {
        return text(decision, "correctedValue").map(BigDecimal::new);
    }

    /** A correction names the right value, and no other outcome does. */
    List<FieldError> checkCorrection(TaskContext task, TaskDecision decision, String correctingOutcome) {
        boolean corrects = decision.outcome().equals(correctingOutcome);
        var value = correctedValue(decision);
        if (corrects && value.isEmpty()) {
            return List.of(FieldError.of("correctedValue", "emcrenewal.error.valueMissing"));
        }
        if (!corrects && value.isPresent()) {
            return List.of(FieldError.of("correctedValue", "emcrenewal.error.valueNotWanted"));
        }
        return value.filter(amount -> isMoney(task) && !isAmount(amount)).map(amount -> List.of(FieldError.of("correctedValue", "emcrenewal.error.amount", LARGEST_AMOUNT)))
                .orElse(List.of());
    }

    private boolean isMoney(TaskContext task) {
        var figure = caseOf(task).dispute(disputeId(task)).figure();
        var terms = desk.presentTerms(id(task));
        return Stream.concat(terms.goals().stream().filter(goal -> figure.actor().equals(id(task).emc().value())),
                        terms.nodes().stream().filter(node -> node.actor().value().equals(figure.actor())).flatMap(node -> node.targets().stream()))
                .anyMatch(target -> target.metric().equals(figure.metric()) && target.unit().equals(terms.currency()));
    }

    private static boolean isAmount(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 2 && value.abs().compareTo(LARGEST_AMOUNT) <= 0;
    }
}
