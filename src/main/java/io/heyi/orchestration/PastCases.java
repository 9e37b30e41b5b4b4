package io.heyi.orchestration;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How cases really went, as far as the product still knows (product-bar E6). Full of people's data: whoever shows it masks it. */
public interface PastCases {

    /** Finished ones, the latest first. */
    PageOf<PastCase> ended(String processId, PageRequest page);

    /** The latest first: finished ones by their end, or those that run by their number. */
    List<PastCase> latest(String processId, boolean running, int limit);

    Optional<CaseRecord> record(long processInstanceKey);

    /** Since when everything is kept: what was sent to the engine before is forgotten. */
    Instant keptSince();

    /** @param startedAt when its first step was seen; empty where that was not written down */
    record PastCase(long processInstanceKey, String processId, int version, long processDefinitionKey, String businessKey, Optional<Instant> startedAt,
            Optional<Instant> endedAt) {}

    /**
     * @param startedWith variables of its first step; empty where they are forgotten
     * @param visits in the order in which the engine came to them
     * @param sent in order, what the engine was told and took: messages that may have been for this case, and decisions of its tasks
     */
    record CaseRecord(PastCase found, Optional<Map<String, Object>> startedWith, List<Visit> visits, List<Sent> sent) {}

    /** @param taskKey of the task or job. @param work of a worker; empty at a person's task, and where it is forgotten or not done */
    record Visit(long elementInstanceKey, String element, long taskKey, boolean active, Instant seenAt, Optional<Work> work) {}

    /** @param result null where the worker answered nothing */
    record Work(String jobType, Map<String, Object> result, Instant finishedAt) {}

    /** @param message its name; null for a decision, which has a {@code taskKey}. @param key correlation key of the message */
    record Sent(long number, String message, Long taskKey, String key, Map<String, Object> variables, Instant at) {}
}
