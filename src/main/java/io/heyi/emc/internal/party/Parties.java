package io.heyi.emc.internal.party;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.microenterprise.Lifecycle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who the actors are and who acts for them (domain.md §1a). */
public interface Parties {

    Optional<Party> find(ActorId actor);

    /** The known ones; unknown ids are missing from the result. One query per kind, however many ids. */
    Map<ActorId, Party> find(Collection<ActorId> actors);

    /** Actors whose id or name contains the text, for pickers. */
    List<Party> search(String text, int limit);

    boolean actsFor(CurrentUser person, ActorId actor);

    /** All actors for which the person acts. */
    List<ActorId> actorsOf(CurrentUser person);

    /** Whose EMCs the person may know of: empty for people inside, who may know of all; otherwise the actors for which the person acts (domain.md §1a). */
    Optional<List<ActorId>> reach(CurrentUser reader);

    /**
     * Why the actor may not commit to anything new: it is a micro-enterprise that is dissolved (domain.md P6 step 1). No freeze comes before the end of the caller's
     * transaction; nothing is held where that only reads.
     */
    Optional<Lifecycle.Freeze> frozen(ActorId actor);

    /** People who act for it; the addressees of its tasks. */
    Set<Username> people(ActorId actor);

    /**
     * @param groups candidate groups of its tasks, e.g. {@code me-owner:ME-0001}; empty for a partner
     * @param users candidate users of its tasks: the partner; empty for the others
     * @param platform hosting platform of an ME; null for others
     */
    record Party(ActorId id, ActorKind kind, String name, List<String> groups, List<String> users, String platform) {}
}
