package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.domain.Ruling;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/** What all human tasks of founding share: the proposal behind them, who must keep out, and what is shown. */
@Transactional
public abstract class FoundingTaskType implements TaskType {

    private final FoundingTasks task;
    private final FoundingDesk desk;

    FoundingTaskType(FoundingTasks task, FoundingDesk desk) {
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
        return proposal(context).submittedPlan().map(Plan::name).orElseGet(context::businessKey);
    }

    /** Proposers and co-founders of the proposal and of its live rivals (product-bar T2); tasks that are theirs exclude nobody. */
    @Override
    public Set<Username> excluded(TaskContext context) {
        return desk.interested(proposal(context));
    }

    @Override
    public TaskFacts facts(TaskContext context, Locale locale) {
        return desk.facts(proposal(context), context, locale);
    }

    /** Auditors read everything and decide nothing (domain.md §1a). */
    @Override
    public boolean mayRead(TaskContext context, CurrentUser user) {
        return user.has(Role.AUDITOR);
    }

    /** Each vote is its own while the ballot is open. */
    @Override
    public boolean hides(TaskContext context, AuditEntry entry, CurrentUser reader) {
        boolean vote = entry.action().equals("microenterprise.voted") || FoundingTasks.VOTE_ON_FUNDING.type().taskType().equals(entry.details().get("taskType"));
        return vote && !entry.actor().equals(reader.username().value()) && proposal(context).status() == ProposalStatus.IN_DECISION;
    }

    @Override
    public DecisionResult decide(TaskContext context, TaskDecision decision) {
        var proposal = desk.lock(id(context));
        return switch (ruling(proposal, context, decision)) {
            case Ruling.Accepted() -> {
                desk.save(proposal);
                yield new DecisionResult.Recorded(Map.of());
            }
            case Ruling.TooLate(var messageKey) -> new DecisionResult.TooLate(messageKey, List.of());
            case Ruling.Refused(var errors) -> new DecisionResult.Refused(errors);
            case Ruling.NotAllowed(var messageKey) -> new DecisionResult.NotAllowed(messageKey);
        };
    }

    /** Asks the proposal to take the decision. */
    abstract Ruling ruling(Proposal proposal, TaskContext context, TaskDecision decision);

    FoundingDesk desk() {
        return desk;
    }

    Proposal proposal(TaskContext context) {
        return desk.read(id(context));
    }

    private static ProposalId id(TaskContext context) {
        return ProposalId.of(context.businessKey());
    }

    static Optional<RecordedDecision> recorded(Optional<String> outcome) {
        return outcome.map(value -> new RecordedDecision(value, Map.of()));
    }

    static Optional<String> text(TaskDecision decision, String key) {
        return Optional.ofNullable(decision.values().get(key)).map(Object::toString).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** An amount that the form's pattern has let through, exact. */
    static Optional<BigDecimal> amount(TaskDecision decision, String key) {
        return text(decision, key).map(BigDecimal::new);
    }

    static String reason(TaskDecision decision) {
        return decision.reason().orElse("");
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

    /** Whose own task it is: assigned by the model to this person. */
    static Username self(TaskContext context) {
        return context.assignee().map(Username::new).orElseThrow(() -> new IllegalStateException("task " + context.taskId() + " has no assignee"));
    }
}
