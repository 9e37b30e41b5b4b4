package io.heyi.inbox.internal.discussion;

import java.time.Duration;

/**
 * How people talk about a case, from {@code heyi.policy.discussion.*}; a value left out takes its default. Assumptions (A) beside product-bar T15 and T19.
 *
 * @param editable how long the author may change what he said, up to 1 day
 * @param openQuestions of one task that wait for an answer, 1 to 100: each is a notice and a mail to a colleague
 */
public record DiscussionPolicy(Duration editable, Integer openQuestions) {

    private static final int LARGEST = 100;

    public DiscussionPolicy {
        editable = editable == null ? Duration.ofMinutes(15) : editable;
        openQuestions = openQuestions == null ? 10 : openQuestions;
        if (editable.isNegative() || editable.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("heyi.policy.discussion.editable must be 0 to 1 day, not " + editable);
        }
        if (openQuestions < 1 || openQuestions > LARGEST) {
            throw new IllegalArgumentException("heyi.policy.discussion.open-questions must be 1 to " + LARGEST + ", not " + openQuestions);
        }
    }
}
