package io.heyi.replacement.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The checklist of the hand-over as a task of both sides (domain.md P4, step 8); the items are done on the page of the case, each by the side whose turn it is. */
@Component
class HandPartOver extends CaseTask<ReplacementCase> {

    private final PartFacts facts;
    private final TakerHistory history;

    HandPartOver(ReplacementDesk desk, PartFacts facts, TakerHistory history) {
        super(ReplacementTasks.HAND_OVER.type(), desk);
        this.facts = facts;
        this.history = history;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("done"));
    }

    /** Both sides have their part in it; the items say who may do what. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return facts.ofHandOver(caseOf(task), task, locale);
    }

    @Override
    public Predicate<AuditEntry> omitted(TaskContext task, CurrentUser reader) {
        return history.omitted(caseOf(task), task, reader);
    }

    @Override
    protected Ruling ruling(ReplacementCase found, TaskContext task, TaskDecision decision) {
        var open = found.succession().handOver().stream().flatMap(list -> list.items().stream()).filter(item -> !item.over()).count();
        return open == 0 ? Ruling.accepted() : Ruling.refused("outcome", "replacement.error.handOverOpen", open);
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).succession().handOver().filter(HandOver::isDone).map(list -> "done"));
    }
}
