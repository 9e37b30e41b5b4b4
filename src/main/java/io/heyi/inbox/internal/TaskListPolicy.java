package io.heyi.inbox.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The numbers of the lists, from {@code heyi.policy.lists.*}; assumptions (A) that a process owner may change (issue 6, part 2).
 *
 * @param longestSnoozeDays days for which a task can be put away at most, 1 to 365; default 90 (A)
 * @param deadlineEndsSnooze whether a task that is overdue is in the lists although it was put away; default yes (A)
 * @param savedViews that one person may have, 1 to 100; default 30 (A)
 */
@ConfigurationProperties("heyi.policy.lists")
public record TaskListPolicy(@DefaultValue("90") int longestSnoozeDays, @DefaultValue("true") boolean deadlineEndsSnooze, @DefaultValue("30") int savedViews) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public TaskListPolicy {
        requireWithin("longest-snooze-days", longestSnoozeDays, 365);
        requireWithin("saved-views", savedViews, 100);
    }

    public Duration longestSnooze() {
        return Duration.ofDays(longestSnoozeDays);
    }

    private static void requireWithin(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("heyi.policy.lists." + name + " must be 1 to " + most);
        }
    }
}
