package io.heyi.tender;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tenders ask of the modules above about parties: who they are, who acts for them, how they are rated. A bean of the module that knows them. */
public interface Bidders {

    /** The known ones; unknown ids are missing from the result. */
    Map<PartyId, Bidder> find(Collection<PartyId> parties);

    boolean actsFor(CurrentUser person, PartyId party);

    /** All parties for which the person acts, in the order of their ids. */
    List<PartyId> partiesOf(CurrentUser person);

    /** People who act for it. */
    Set<Username> people(PartyId party);

    /** Stars, 0 to 5; a newcomer has those that the policy gives to newcomers. */
    BigDecimal rating(PartyId party);

    /** Why the party may commit to nothing new, e.g. because it is dissolved; empty where it may. This does not change before the end of a writing transaction. */
    default Optional<Standstill> standstill(PartyId party) {
        return Optional.empty();
    }

    /** @param messageKey of the refusal, whole; @param arguments filled into it */
    record Standstill(String messageKey, List<Object> arguments) {}

    /**
     * @param inside false for an outside partner
     * @param groups candidate groups of its tasks, {@code users} candidate users; together never empty
     */
    record Bidder(PartyId id, String name, boolean inside, List<String> groups, List<String> users) {}
}
