package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Lessons;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Those who served the scenario write down what they have learnt, for whoever takes it up (domain.md P6 step 5). */
@Component
class WriteLessons extends CaseTask<Dissolution> {

    WriteLessons(DissolutionDesk desk) {
        super(DissolutionTasks.WRITE_LESSONS.type(), desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("write"));
    }

    /** It is their own. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    protected Ruling ruling(Dissolution found, TaskContext task, TaskDecision decision) {
        if (found.runDown().lessons() != null || found.runDown().scenario() != null) {
            return Ruling.tooLate("dissolution.refusal.tooLate");
        }
        var words = text(decision, "lessons").orElse("");
        var person = decision.by().username().value();
        found.runDown(found.runDown().learnt(new Lessons(words, person, decision.at())), person, "lessonsWritten", Map.of("lessons", words));
        return Ruling.accepted();
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(Optional.ofNullable(caseOf(task).runDown().lessons()).map(any -> "write"));
    }
}
