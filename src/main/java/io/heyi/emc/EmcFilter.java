package io.heyi.emc;

import java.util.Collection;
import java.util.Set;

/**
 * Which EMCs are wanted; null or empty means all.
 *
 * @param query text in code, title, scenario or lead
 * @param platform id of the sponsoring platform
 * @param actors at least one of them is a party
 * @param around this EMC, the one that it is nested in and those nested in it
 * @param living without those that have ended
 */
public record EmcFilter(String query, String platform, EmcState state, EmcType type, Set<ActorId> actors, EmcCode around, boolean living) {

    public EmcFilter {
        actors = actors == null ? Set.of() : Set.copyOf(actors);
    }

    public EmcFilter(String query, String platform, EmcState state, EmcType type, Set<ActorId> actors, EmcCode around) {
        this(query, platform, state, type, actors, around, false);
    }

    public static EmcFilter text(String query) {
        return new EmcFilter(query, null, null, null, null, null);
    }

    /** The EMCs to which at least one of these is a party. */
    public static EmcFilter of(Collection<ActorId> actors) {
        return new EmcFilter(null, null, null, null, Set.copyOf(actors), null);
    }

    public EmcFilter onlyLiving() {
        return new EmcFilter(query, platform, state, type, actors, around, true);
    }
}
