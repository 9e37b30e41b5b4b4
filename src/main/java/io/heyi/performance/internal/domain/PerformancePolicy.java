package io.heyi.performance.internal.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The numbers of this module, from {@code heyi.policy.performance.*}; a value left out takes its default. All are assumptions (A) that a process owner may
 * change. When a replacement case is due stands in the decision table {@link Trigger#DECISION}.
 *
 * @param newcomerRating stars before the first month, 0 to 5; default 3.0 (domain.md P2)
 * @param ratingKept share of the old rating that a month keeps, in percent, 0 to 100; default 80 (domain.md §3a)
 * @param nonAdditiveUnits units of means, rates, scores and standing numbers, in which late differences are not added to the next month; default percent, points, hours, people, days, stars and the like
 * @param mostRows rows of one upload, 1 to 10,000; default 5,000
 * @param webhookWindow how far a webhook's time may be from ours, 1 s to 1 h; default 5 min
 * @param keyGrace how long a replaced webhook key still works, up to 30 days; default 1 day
 * @param deliveryMemory how long delivery ids are remembered, at least twice the window; default 30 days
 */
public record PerformancePolicy(BigDecimal newcomerRating, BigDecimal ratingKept, List<String> nonAdditiveUnits,
                                Integer mostRows, Duration webhookWindow, Duration keyGrace, Duration deliveryMemory) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal MOST_STARS = new BigDecimal(5);
    private static final String PREFIX = "heyi.policy.performance.";
    private static final List<String> MEANS = List.of("%", "percent", "percentage", "percentage points", "points", "score", "stars", "rating", "rate", "ratio", "index", "share", "level",
            "seconds", "minutes", "hours", "days", "people", "persons", "members", "百分比", "百分点", "分", "星", "率", "秒", "分钟", "小时", "天", "人");

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public PerformancePolicy {
        newcomerRating = within("newcomer-rating", newcomerRating, new BigDecimal("3.0"), MOST_STARS);
        ratingKept = within("rating-kept", ratingKept, new BigDecimal(80), HUNDRED);
        nonAdditiveUnits = nonAdditiveUnits == null ? MEANS : List.copyOf(nonAdditiveUnits);
        mostRows = mostRows == null ? 5_000 : mostRows;
        webhookWindow = webhookWindow == null ? Duration.ofMinutes(5) : webhookWindow;
        keyGrace = keyGrace == null ? Duration.ofDays(1) : keyGrace;
        deliveryMemory = deliveryMemory == null ? Duration.ofDays(30) : deliveryMemory;
        require(mostRows >= 1 && mostRows <= 10_000, "most-rows must be 1 to 10000");
        require(webhookWindow.compareTo(Duration.ofSeconds(1)) >= 0 && webhookWindow.compareTo(Duration.ofHours(1)) <= 0, "webhook-window must be 1 s to 1 h");
        require(!keyGrace.isNegative() && keyGrace.compareTo(Duration.ofDays(30)) <= 0, "key-grace must be 0 to 30 days");
        require(deliveryMemory.compareTo(webhookWindow.multipliedBy(2)) >= 0, "delivery-memory must be at least twice the webhook window");
    }

    /** All defaults. */
    public static PerformancePolicy defaults() {
        return new PerformancePolicy(null, null, null, null, null, null, null);
    }

    /** Whether a late difference in this unit is added to the next month's figure: amounts and counts are, whatever they count. */
    public boolean additive(String unit) {
        return unit != null && !unit.isBlank() && nonAdditiveUnits.stream().noneMatch(one -> lower(one).equals(lower(unit)));
    }

    private static String lower(String unit) {
        return unit.strip().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal within(String name, BigDecimal value, BigDecimal usual, BigDecimal most) {
        var chosen = value == null ? usual : value;
        require(chosen.signum() >= 0 && chosen.compareTo(most) <= 0, name + " must be 0 to " + most + ", not " + chosen);
        return chosen;
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(PREFIX + rule);
        }
    }
}
