package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All kinds of human task that the modules brought, by id. */
@Component
public class TaskTypes {

    private final Map<String, TaskType> byId;

    TaskTypes(ObjectProvider<TaskType> types) {
        byId = types.stream().collect(Collectors.toUnmodifiableMap(TaskType::id, Function.identity()));
    }

    /** The type of a task; one that no module knows can be seen but not decided, so that a wrong model shows instead of stopping the feed. */
    public TaskType of(Task task) {
        return Optional.ofNullable(byId.get(task.taskType())).orElseGet(() -> new Unknown(task.taskType()));
    }

    /** The kinds that modules have brought. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /** The kinds that have this form; an empty text means those that leave it to the model. */
    Set<String> showing(String formId) {
        return byId.values().stream().filter(type -> type.formId().equals(formId)).map(TaskType::id).collect(Collectors.toUnmodifiableSet());
    }

    private record Unknown(String id) implements TaskType {

        @Override
        public String formId() {
            return "";
        }

        @Override
        public String outcomeVariable() {
            return "outcome";
        }

        @Override
        public List<Outcome> outcomes(TaskContext task) {
            return List.of();
        }

        @Override
        public Set<Username> excluded(TaskContext task) {
            return Set.of();
        }

        @Override
        public TaskFacts facts(TaskContext task, Locale locale) {
            return new TaskFacts(id, task.businessKey(), "", List.of(), Optional.empty(), Map.of());
        }

        @Override
        public boolean mayRead(TaskContext task, CurrentUser user) {
            return false;
        }

        @Override
        public DecisionResult decide(TaskContext task, TaskDecision decision) {
            throw new IllegalStateException("no module knows task type " + id);
        }
    }
}
