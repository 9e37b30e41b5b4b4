package io.heyi.studio.internal.model;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Policies of editing (product-bar E10; domain.md: every assumption is a policy parameter).
 *
 * @param lockLapse after which a window that no longer says that it is open has given up its draft
 * @param takeOverAfter how long who edits has time to answer somebody who asks for the draft
 * @param revisionSpan within which what one person saves is one revision
 * @param largestModel in bytes of UTF-8
 * @param mostModels in one change
 * @param mostDaysAhead how far away the first day of use may be
 * @param maskedFields words in names of variables whose numbers never leave a recorded case
 * @param replayCases how many real cases a replay plays where nobody says otherwise
 */
@ConfigurationProperties("heyi.policy.studio")
public record StudioPolicy(@DefaultValue("PT90S") Duration lockLapse, @DefaultValue("PT2M") Duration takeOverAfter, @DefaultValue("PT10M") Duration revisionSpan,
                           @DefaultValue("2000000") int largestModel, @DefaultValue("50") int mostModels, @DefaultValue("366") int mostDaysAhead,
                           @DefaultValue({"wage", "wages", "salary", "pay", "payout", "payouts", "bonus", "compensation", "pledge", "account", "iban", "phone", "mobile"}) List<String> maskedFields,
                           @DefaultValue("20") int replayCases) {

    public static final int MOST_REPLAYED = 50;

    public StudioPolicy {
        positive("lock-lapse", lockLapse);
        positive("take-over-after", takeOverAfter);
        positive("revision-span", revisionSpan);
        if (largestModel < 10_000 || largestModel > 10_000_000) {
            throw new IllegalArgumentException("heyi.policy.studio.largest-model must be 10000 to 10000000 bytes, not " + largestModel);
        }
        if (mostModels < 1 || mostModels > 1000) {
            throw new IllegalArgumentException("heyi.policy.studio.most-models must be 1 to 1000, not " + mostModels);
        }
        if (mostDaysAhead < 1 || mostDaysAhead > 3660) {
            throw new IllegalArgumentException("heyi.policy.studio.most-days-ahead must be 1 to 3660, not " + mostDaysAhead);
        }
        if (replayCases < 1 || replayCases > MOST_REPLAYED) {
            throw new IllegalArgumentException("heyi.policy.studio.replay-cases must be 1 to " + MOST_REPLAYED + ", not " + replayCases);
        }
        maskedFields = List.copyOf(maskedFields);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("heyi.policy.studio." + name + " must be longer than nothing, e.g. PT2M, not " + value);
        }
    }
}
