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
 * @param leads one of them leads
 * @param living without those that have ended
 * @param withoutOpenCalls for outside readers without what is open to them only as a call
 */
public record EmcFilter(String query, String platform, EmcState state, EmcType type, Set<ActorId> actors, EmcCode around, Set<ActorId> leads, boolean living,
                        boolean withoutOpenCalls) {

    public EmcFilter {
        actors = actors == null ? Set.of() : Set.copyOf(actors);
        leads = leads == null ? Set.of() : Set.copyOf(leads);
    }

    public EmcFilter(String query, String platform, EmcState state, EmcType type, Set<ActorId> actors, EmcCode around) {
        this(query, platform, state, type, actors, around, null, false, false);
    }

    public static EmcFilter text(String query) {
        return new EmcFilter(query, null, null, null, null, null);
    }

    /** The EMCs to which at least one of these is a party. */
    public static EmcFilter of(Collection<ActorId> actors) {
        return new EmcFilter(null, null, null, null, Set.copyOf(actors), null);
    }

    /** The EMCs that one of these leads. */
    public static EmcFilter ledBy(Collection<ActorId> leads) {
        return new EmcFilter(null, null, null, null, null, null, Set.copyOf(leads), false, false);
    }

    public EmcFilter onlyLiving() {
        return new EmcFilter(query, platform, state, type, actors, around, leads, true, withoutOpenCalls);
    }

    public EmcFilter exceptOpenCalls() {
        return new EmcFilter(query, platform, state, type, actors, around, leads, living, true);
    }
}
