package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** People's tasks in the inbox, by the API. */
final class TaskDesk {

    private final Function<String, Api> people;

    TaskDesk(Function<String, Api> people) {
        this.people = people;
    }

    /** Open tasks of this case that this person holds or is offered. */
    List<JsonNode> tasksOf(String user, String businessKey) {
        var all = new ArrayList<JsonNode>();
        for (String view : List.of("mine", "group")) {
            people.apply(user).get("/tasks?view=%s&businessKey=%s".formatted(view, Api.encoded(businessKey))).expect(200).body().path("items").forEach(all::add);
        }
        return all;
    }

    JsonNode await(String user, String businessKey, String element) {
        return Await.value("%s for %s".formatted(element, user), () -> tasksOf(user, businessKey).stream()
                .filter(task -> task.path("element").asText().equals(element)).findFirst().orElse(null));
    }

    /** Waits for the task and decides it. */
    Answer decide(String user, String businessKey, String element, String outcome, String reason, Map<String, Object> variables) {
        return complete(user, await(user, businessKey, element).path("id").asText(), outcome, reason, variables);
    }

    Answer complete(String user, String task, String outcome, String reason, Map<String, Object> variables) {
        var body = new HashMap<String, Object>();
        body.put("outcome", outcome);
        body.put("reason", reason);
        body.put("variables", variables);
        return people.apply(user).post("/tasks/%s/complete".formatted(task), body);
    }
}
