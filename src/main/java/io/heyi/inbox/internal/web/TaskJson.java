package io.heyi.inbox.internal.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.internal.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The shapes of the task API; names are fixed by issue 2, part 7. */
final class TaskJson {

    private TaskJson() {}

    record Page(List<Summary> items, long total) {}

    /**
     * @param assignee who has it now: named by the model, or who claimed it
     * @param claimed whether it can be given back
     * @param followUpAt when its holder means to look at it again
     * @param listFacts of the case, e.g. {@code emc}, {@code amount}
     * @param remindedAt when those who have it were last reminded, null when never
     * @param delivering whether it is decided and its process has not heard of it yet; nothing is left to do
     */
    record Summary(String id, String name, String process, String element, String businessKey, String subject, List<String> candidateGroups, String assignee, boolean claimed,
                   int priority, Instant createdAt, Instant dueAt, Instant followUpAt, boolean overdue, Instant remindedAt, TaskState state, boolean delivering, List<OutcomeJson> outcomes,
                   String outcome, Map<String, Object> listFacts) {}

    record OutcomeJson(String id, String label, boolean reasonRequired, String effect) {}

    /**
     * @param form the form's JSON in the reader's language, null for a task without one
     * @param variables first values of the form's fields, nothing else
     * @param mayAct false for somebody who may only look
     */
    record Detail(String id, String name, String process, String element, String businessKey, String subject, List<String> candidateGroups, String assignee, boolean claimed,
                  int priority, Instant createdAt, Instant dueAt, Instant followUpAt, boolean overdue, Instant remindedAt, TaskState state, boolean delivering, List<OutcomeJson> outcomes,
                  String outcome, Map<String, Object> listFacts, JsonNode form, Map<String, Object> variables, FactsJson facts, List<HistoryJson> history, boolean mayAct, String reason, String decidedBy,
                  String decidedInPlaceOf,
                  Instant decidedAt) {}

    /** A task that was just decided, as in the lists; its form, facts and history are read on request. */
    record Decided(@JsonUnwrapped Summary task, String reason, String decidedBy, String decidedInPlaceOf, Instant decidedAt) {}

    record FactsJson(String title, String subtitle, String caseUrl, List<TaskFacts.Section> sections) {}

    record HistoryJson(long id, Instant at, String actor, String action, String what, Map<String, Object> details, String hash) {}

    /** @param others what I may decide only because somebody is away */
    record CountsJson(long mine, long group, long overdue, long today, long others) {}
}
