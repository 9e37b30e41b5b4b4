package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import java.time.Instant;
import java.util.List;

/**
 * Why a case was opened.
 *
 * @param rule {@code consecutive} or {@code farBelow} of the counters, {@code lead} or {@code members} where people asked
 * @param metrics that met the rule; for a request those below bottom in the last frozen month
 * @param requests empty where a counter has opened it
 */
public record Cause(String rule, List<String> metrics, List<Request> requests) {

    public static final String LEAD = "lead";
    public static final String MEMBERS = "members";

    public Cause {
        metrics = List.copyOf(metrics);
        requests = List.copyOf(requests);
    }

    /** @param party for which the person asked */
    public record Request(ActorId party, String person, String reason, Instant at) {}

    public boolean byPeople() {
        return !requests.isEmpty();
    }
}
