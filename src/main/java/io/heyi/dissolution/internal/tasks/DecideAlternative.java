package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Choice;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.inbox.ImpartialTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The platform's owner, or who stands in without an interest, chooses between the alternatives and dissolution (domain.md P6, D1). */
@Component
class DecideAlternative extends ImpartialTask<Dissolution> {

    private static final String CHOOSE = "choose";

    private final DissolutionDesk desk;

    DecideAlternative(DissolutionDesk desk) {
        super(DissolutionTasks.DECIDE_ALTERNATIVE.type(), desk, "dissolution.refusal.interest");
        this.desk = desk;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral(CHOOSE), neutral("dissolve"));
    }

    @Override
    protected Set<Username> keptOut(Dissolution found) {
        return desk.keptFromDeciding(found);
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        var named = text(decision, "alternative");
        var possible = caseOf(task).possible().stream().map(Alternative::id).collect(Collectors.toSet());
        boolean fits = decision.outcome().equals(CHOOSE) ? named.filter(possible::contains).isPresent() : named.isEmpty();
        return fits ? List.of() : List.of(FieldError.of("alternative", "dissolution.error.whichAlternative", String.join(", ", possible.stream().sorted().toList())));
    }

    @Override
    protected Ruling ruling(Dissolution found, String group, TaskDecision decision) {
        return found.decide(text(decision, "alternative").orElse(""), reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).choice().map(Choice::alternative).map(id -> id.isEmpty() ? "dissolve" : CHOOSE));
    }
}
