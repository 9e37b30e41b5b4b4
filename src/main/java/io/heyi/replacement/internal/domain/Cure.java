package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The cure period.
 *
 * @param plan how the others help; null for none
 * @param skips members that want no cure period
 * @param recovered figures that ended it; empty where there are none
 */
public record Cure(Instant until, HelpPlan plan, List<Skip> skips, List<Recovered> recovered) {

    public Cure {
        skips = List.copyOf(skips);
        recovered = List.copyOf(recovered);
    }

    static Cure until(Instant end) {
        return new Cure(end, null, List.of(), List.of());
    }

    /** @param text empty where somebody said that no help is possible */
    public record HelpPlan(String text, String person, Instant at) {}

    public record Skip(ActorId actor, String person, Instant at) {}

    /** @param person who reported it, or who made the key that the report was signed with */
    public record Recovered(YearMonth period, String metric, BigDecimal value, BigDecimal bottom, String person) {}

    Cure planned(HelpPlan word) {
        return new Cure(until, word, skips, recovered);
    }

    Cure skipped(Skip skip) {
        var all = new ArrayList<>(skips);
        all.add(skip);
        return new Cure(until, plan, all, recovered);
    }

    Cure recoveredBy(List<Recovered> figures) {
        return new Cure(until, plan, skips, figures);
    }

    boolean skippedBy(ActorId actor) {
        return skips.stream().anyMatch(skip -> skip.actor().equals(actor));
    }
}
