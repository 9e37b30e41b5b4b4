package io.heyi.interest;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is not impartial about what: declared, registered and derived interests together (product-bar D10). Objects are ME codes, EMC codes, ids of shared-service
 * platforms and user names; whoever is named as an object is an interested person himself. Unknown objects interest nobody. All calls join the caller's transaction.
 */
public interface InterestRegister {

    /** Everybody with an interest in any of the objects; what {@code TaskType.excluded} adds. */
    Set<Username> interested(Collection<String> objects, Instant at);

    /** Those of the people who have an interest in any of the objects, each with all reasons; whoever has none is missing from the result. */
    Map<Username, List<Interest>> conflicted(Collection<Username> people, Collection<String> objects, Instant at);

    /** The interests of one person in the objects. */
    default List<Interest> of(Username person, Collection<String> objects, Instant at) {
        return conflicted(List.of(person), objects, at).getOrDefault(person, List.of());
    }
}
