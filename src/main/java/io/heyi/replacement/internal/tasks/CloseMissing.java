package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.ImpartialTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The platform's owner closes what was not handed over in time, with a reason, so that nothing blocks for ever. */
@Component
class CloseMissing extends ImpartialTask<ReplacementCase> {

    private final Judges judges;
    private final PartFacts facts;

    CloseMissing(ReplacementDesk desk, Judges judges, PartFacts facts) {
        super(ReplacementTasks.CLOSE_MISSING.type(), desk, "replacement.refusal.interest");
        this.judges = judges;
        this.facts = facts;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral("close"));
    }

    @Override
    protected Set<Username> keptOut(ReplacementCase found) {
        return judges.notInCharge(found);
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return facts.ofHandOver(caseOf(task), task, locale);
    }

    @Override
    protected Ruling ruling(ReplacementCase found, String group, TaskDecision decision) {
        return found.succession().handOver().filter(HandOver::isEscalated).map(list -> list.closeMissing(reason(decision), decision.by().username().value(), decision.at()))
                .orElseGet(() -> Ruling.tooLate("replacement.refusal.tooLate"));
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).succession().handOver().filter(HandOver::isOver).map(list -> "close"));
    }
}
