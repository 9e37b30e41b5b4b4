package io.heyi.inbox.internal.notices;

import java.time.Duration;

/**
 * {@code heyi.policy.task-notices} (product-bar T14; value A).
 *
 * @param groupGrace up to 1 day: so long nobody of a group is mailed about a task, because somebody may take it
 */
public record TaskNoticePolicy(Duration groupGrace) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public TaskNoticePolicy {
        groupGrace = groupGrace == null ? Duration.ofMinutes(5) : groupGrace;
        if (groupGrace.isNegative() || groupGrace.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("heyi.policy.task-notices.group-grace must be 0 to 1 day, not " + groupGrace);
        }
    }
}
