package io.heyi.inbox.internal.reminder;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.web.TaskPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows on the page of a task that was escalated when, and to whom. */
@Component
class ReminderPart implements TaskPart {

    private final ReminderStore store;
    private final TaskTexts texts;

    ReminderPart(ReminderStore store, TaskTexts texts) {
        this.store = store;
        this.texts = texts;
    }

    /** @param to names, in one line */
    public record Escalated(Instant at, String to) {}

    @Override
    public Place place() {
        return Place.BEFORE_DECISION;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String fragment() {
        return "inbox/reminder :: escalated";
    }

    @Override
    public Optional<Map<String, Object>> model(Shown shown, CurrentUser reader) {
        if (!shown.task().isOpen() || shown.task().dueAt().isEmpty()) {
            return Optional.empty();
        }
        return store.taken(shown.task().id()).reversed().stream().filter(taken -> taken.step() == ReminderStep.ESCALATION).findFirst()
                .map(taken -> Map.of("escalated", new Escalated(taken.at(), String.join(", ", names(taken.told())))));
    }

    private List<String> names(List<String> people) {
        return people.stream().map(texts::person).toList();
    }
}
