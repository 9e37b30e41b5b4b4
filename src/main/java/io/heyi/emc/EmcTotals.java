package io.heyi.emc;

import java.util.List;

/** All EMCs that a reader may see, counted. */
public record EmcTotals(List<PlatformEmcs> platforms, List<Tie> ties) {

    public EmcTotals {
        platforms = List.copyOf(platforms);
        ties = List.copyOf(ties);
    }

    /** @param active those with a contract in force */
    public record PlatformEmcs(String platform, long emcs, long active) {}

    /** In how many EMCs of a platform an actor is a party. */
    public record Tie(String platform, ActorId actor, long emcs) {}
}
