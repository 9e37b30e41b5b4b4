package io.heyi.notification.internal;

import io.heyi.notification.Delivery;
import io.heyi.notification.NoticeKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/**
 * {@code heyi.policy.notices}: how people hear of things who have chosen nothing, and how mail is tried (product-bar T14; values A).
 *
 * @param digestHour       0 to 23, hour of a working day in the company's zone
 * @param atOnce           kinds that are mailed at once; all others come with the digest
 * @param largestAudience  1 to 10000; what is told to more people than this is mailed to nobody at once
 * @param keepDays         1 to 3650, after which a notice is deleted
 * @param mailWithin       up to 7 days; a notice that could not be mailed for so long is not mailed at once any more
 * @param refusalsBeforeDeath 1 to 20 refusals by the mail server, after which an operator is needed
 * @param firstBackoff     1 s to 1 h, doubled with each try
 * @param largestBackoff   up to 1 day
 */
public record NoticePolicy(Integer digestHour, List<NoticeKind> atOnce, Integer largestAudience, Integer keepDays, Duration mailWithin, Integer refusalsBeforeDeath, Duration firstBackoff,
                           Duration largestBackoff) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public NoticePolicy {
        digestHour = within("digest-hour", digestHour, 9, 0, 23);
        atOnce = atOnce == null
                ? List.copyOf(EnumSet.of(NoticeKind.TASK_ASSIGNED, NoticeKind.TASK_OFFERED, NoticeKind.TASK_HANDED_OVER, NoticeKind.TASK_REMINDER, NoticeKind.TASK_ESCALATED,
                        NoticeKind.MENTION, NoticeKind.ASKED, NoticeKind.ANSWERED))
                : List.copyOf(atOnce);
        largestAudience = within("largest-audience", largestAudience, 50, 1, 10_000);
        keepDays = within("keep-days", keepDays, 180, 1, 3_650);
        mailWithin = within("mail-within", mailWithin, Duration.ofDays(1), Duration.ofMinutes(1), Duration.ofDays(7));
        refusalsBeforeDeath = within("refusals-before-death", refusalsBeforeDeath, 5, 1, 20);
        firstBackoff = within("first-backoff", firstBackoff, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofHours(1));
        largestBackoff = within("largest-backoff", largestBackoff, Duration.ofMinutes(30), firstBackoff, Duration.ofDays(1));
    }

    static NoticePolicy defaults() {
        return new NoticePolicy(null, null, null, null, null, null, null, null);
    }

    Delivery delivery(NoticeKind kind) {
        return atOnce.contains(kind) ? Delivery.AT_ONCE : Delivery.DIGEST;
    }

    /** @param tries 1 or more */
    public Duration backoff(int tries) {
        var grown = firstBackoff.multipliedBy(1L << Math.min(tries - 1, 20));
        return grown.compareTo(largestBackoff) < 0 ? grown : largestBackoff;
    }

    private static <T extends Comparable<T>> T within(String name, T given, T usual, T least, T most) {
        var value = given == null ? usual : given;
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("heyi.policy.notices.%s must be %s to %s, not %s".formatted(name, least, most, value));
        }
        return value;
    }
}
