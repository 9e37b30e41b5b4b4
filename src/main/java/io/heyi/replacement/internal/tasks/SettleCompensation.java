package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.ImpartialTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.domain.Compensation;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** After a granted appeal somebody on behalf of all writes down how what was lost is made good. */
@Component
class SettleCompensation extends ImpartialTask<ReplacementCase> {

    private final Judges judges;
    private final PartFacts facts;

    SettleCompensation(ReplacementDesk desk, Judges judges, PartFacts facts) {
        super(ReplacementTasks.SETTLE_COMPENSATION.type(), desk, "replacement.refusal.interest");
        this.judges = judges;
        this.facts = facts;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("settle"));
    }

    /** The party that is compensated agrees outside of this task; it does not decide alone. */
    @Override
    protected Set<Username> keptOut(ReplacementCase found) {
        return judges.notInCharge(found);
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return facts.ofCompensation(caseOf(task), task, locale);
    }

    @Override
    protected Ruling ruling(ReplacementCase found, String group, TaskDecision decision) {
        return found.succession().settle(group, text(decision, "settlement").orElse(""), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).succession().compensation().map(Compensation::settled).map(settled -> "settle"));
    }
}
