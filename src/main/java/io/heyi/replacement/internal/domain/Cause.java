package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import io.heyi.orchestration.DecisionBasis;
import java.time.Instant;
import java.util.List;

/**
 * Why a case was opened.
 *
 * @param rule {@code consecutive} or {@code farBelow} of the counters, {@code lead} or {@code members} where people asked, {@code departure} of a party that is dissolved
 * @param metrics that met the rule; for a request those below bottom in the last frozen month
 * @param requests empty where a counter has opened it
 * @param basis the decision table by which the counter's rule was met; null where people asked, and for cases of before there was a table
 */
public record Cause(String rule, List<String> metrics, List<Request> requests, DecisionBasis basis) {

    public static final String LEAD = "lead";
    public static final String MEMBERS = "members";
    public static final String DEPARTURE = "departure";

    public Cause {
        metrics = List.copyOf(metrics);
        requests = List.copyOf(requests);
    }

    /** A counter has met a rule. */
    public static Cause counted(String rule, String metric, DecisionBasis basis) {
        return new Cause(rule, List.of(metric), List.of(), basis);
    }

    /** @param requests at least one; the metrics follow from the evidence */
    public static Cause asked(String rule, List<Request> requests) {
        return new Cause(rule, List.of(), requests, null);
    }

    /** The party is dissolved; no figure has to do with it. */
    public static Cause departure() {
        return new Cause(DEPARTURE, List.of(), List.of(), null);
    }

    /** The same, with the metrics of the evidence where it names none itself. */
    public Cause about(List<String> missed) {
        return metrics.isEmpty() && !isDeparture() ? new Cause(rule, missed, requests, basis) : this;
    }

    /** What people may read who are no party of the case. */
    public Cause outline() {
        return new Cause(rule, List.of(), List.of(), basis);
    }

    /** The rule as it stood, for the evidence: by name, and where a table said so by its version and rows. */
    public String asStood() {
        return basis == null ? rule : "%s by %s, version %d, key %d, row %s".formatted(rule, basis.decision(), basis.version(), basis.key(), String.join(", ", basis.rows()));
    }

    /** @param party for which the person asked */
    public record Request(ActorId party, String person, String reason, Instant at) {}

    public boolean isDeparture() {
        return rule.equals(DEPARTURE);
    }

    public boolean byPeople() {
        return !requests.isEmpty();
    }
}
