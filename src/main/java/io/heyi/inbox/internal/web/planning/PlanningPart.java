package io.heyi.inbox.internal.web.planning;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.TaskPlanning;
import io.heyi.inbox.internal.web.TaskPart;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way from a task to who has it and until when. */
@Component
class PlanningPart implements TaskPart {

    private final TaskPlanning planning;

    PlanningPart(TaskPlanning planning) {
        this.planning = planning;
    }

    @Override
    public Place place() {
        return Place.BELOW_DECISION;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String fragment() {
        return "inbox/planning-link :: link";
    }

    @Override
    public Optional<Map<String, Object>> model(Shown shown, CurrentUser reader) {
        return planning.mayPlan(shown.task(), reader) && planning.leavesAnything(shown.task(), reader) ? Optional.of(Map.of("path", "/inbox/tasks/" + shown.task().id() + "/planning")) : Optional.empty();
    }
}
