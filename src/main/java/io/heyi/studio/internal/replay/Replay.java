package io.heyi.studio.internal.replay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest real cases against a change (product-bar E6).
 *
 * @param contentHash of the models as they stood when it was asked for, and as they were played
 * @param problem message key of why not all cases were played
 * @param cases how many there are; {@code verdicts} of those that were played
 */
public record Replay(UUID id, String requestedBy, Instant requestedAt, String contentHash, boolean underWay, Optional<Instant> finishedAt, Optional<String> problem, int cases,
        Map<ReplayVerdict, Integer> verdicts) {

    public int played() {
        return verdicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int same() {
        return count(ReplayVerdict.SAME);
    }

    public int count(ReplayVerdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }
}
