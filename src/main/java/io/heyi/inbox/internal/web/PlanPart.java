package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Priority;
import io.heyi.inbox.internal.TaskOrdering;
import io.heyi.inbox.internal.TaskRights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How urgent the task is, when its holder looks at it again, and until when the reader has put it away. */
@Component
class PlanPart implements TaskPart {

    private final TaskOrdering planning;
    private final TaskRights rights;
    private final java.time.ZoneId zone;

    PlanPart(TaskOrdering planning, TaskRights rights, @Value(io.heyi.shared.WorkingDays.ZONE) java.time.ZoneId zone) {
        this.planning = planning;
        this.rights = rights;
        this.zone = zone;
    }

    @Override
    public Place place() {
        return Place.BELOW_DECISION;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String fragment() {
        return "inbox/plan :: plan";
    }

    @Override
    public Optional<Map<String, Object>> model(Shown shown, CurrentUser reader) {
        var task = shown.task();
        var holds = task.isHeldBy(reader.username().value()) && shown.mayAct();
        var ranks = holds || rights.manages(task, reader);
        if (!task.isOpen() || !(shown.mayAct() || ranks)) {
            return Optional.empty();
        }
        var model = new HashMap<String, Object>(Map.of("holds", holds, "ranks", ranks, "snoozes", shown.mayAct(), "level", Priority.of(task.priority()).parameter(),
                "levels", java.util.Arrays.stream(Priority.values()).map(Priority::parameter).toList(), "tomorrow", planning.tomorrow().toString()));
        model.put("followUp", task.followUpAt().map(this::day).orElse(""));
        model.put("snoozedUntil", planning.snoozedUntil(task, reader).map(this::day).orElse(""));
        return Optional.of(model);
    }

    private String day(java.time.Instant at) {
        return at.atZone(zone).toLocalDate().toString();
    }
}
