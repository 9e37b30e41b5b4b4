package io.heyi.inbox.internal.bulk;

import java.util.List;
import java.util.Set;

/**
 * What may be done at once, from {@code heyi.policy.bulk.*}; a value left out takes its default. Assumptions (A) beside product-bar T8.
 *
 * @param most tasks at once, 1 to 200
 * @param decisions that process owners allow for many tasks at once, each as {@code <task type>:<outcome>}
 */
public record BulkPolicy(Integer most, List<String> decisions) {

    private static final int LARGEST = 200;

    public BulkPolicy {
        most = most == null ? LARGEST : most;
        decisions = decisions == null ? List.of("microenterprise.checkCandidate:clear", "microenterprise.voteOnFunding:approve") : List.copyOf(decisions);
        if (most < 1 || most > LARGEST) {
            throw new IllegalArgumentException("heyi.policy.bulk.most must be 1 to " + LARGEST + ", not " + most);
        }
        decisions.stream().filter(decision -> !decision.matches("[\\w.-]+:[\\w-]+")).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("heyi.policy.bulk.decisions has the form <task type>:<outcome>, not " + wrong);
        });
    }

    static BulkPolicy defaults() {
        return new BulkPolicy(null, null);
    }

    boolean allows(String taskType, String outcome) {
        return decisions.contains(taskType + ":" + outcome);
    }

    /** Outcomes that may be given at once to at least one kind of task. */
    public Set<String> outcomes() {
        return decisions.stream().map(decision -> decision.substring(decision.indexOf(':') + 1)).collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
