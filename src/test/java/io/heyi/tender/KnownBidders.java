package io.heyi.tender;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parties of a small town: the owner of {@code ME-000n} is {@code owner-n}; every other id is an outside partner who acts for itself. */
public final class KnownBidders implements Bidders {

    public final Map<PartyId, BigDecimal> ratings = new ConcurrentHashMap<>();
    /** Further people who act for a party. */
    public final Map<PartyId, Set<Username>> helpers = new ConcurrentHashMap<>();

    /** Parties that may commit to nothing new. */
    public final Set<PartyId> frozen = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<Standstill> standstill(PartyId party) {
        return frozen.contains(party) ? Optional.of(new Standstill("microenterprise.freeze.DISSOLVING", List.of(party.value(), "DC-0001"))) : Optional.empty();
    }

    @Override
    public Map<PartyId, Bidder> find(Collection<PartyId> parties) {
        var found = new HashMap<PartyId, Bidder>();
        parties.stream().filter(party -> !party.value().startsWith("nobody")).forEach(party -> found.put(party, isInside(party)
                ? new Bidder(party, "Enterprise " + party, true, List.of("me-owner:" + party), List.of()) : new Bidder(party, "Partner " + party, false, List.of(), List.of(party.value()))));
        return found;
    }

    private static boolean isInside(PartyId party) {
        return party.value().startsWith("ME-");
    }

    @Override
    public boolean actsFor(CurrentUser person, PartyId party) {
        return isInside(party) ? person.is(Kind.ME_OWNER, party.value()) : person.has(Role.EXTERNAL_PARTNER) && person.username().value().equals(party.value());
    }

    @Override
    public List<PartyId> partiesOf(CurrentUser person) {
        var owned = person.relations().stream().filter(tie -> tie.kind() == Kind.ME_OWNER).map(tie -> tie.objectId());
        var self = person.has(Role.EXTERNAL_PARTNER) ? Stream.of(person.username().value()) : Stream.<String>empty();
        return Stream.concat(owned, self).map(PartyId::new).sorted().toList();
    }

    @Override
    public Set<Username> people(PartyId party) {
        var self = isInside(party) ? new Username("owner-" + party.value().substring(party.value().length() - 1)) : new Username(party.value());
        return Stream.concat(Stream.of(self), helpers.getOrDefault(party, Set.of()).stream()).collect(Collectors.toSet());
    }

    @Override
    public BigDecimal rating(PartyId party) {
        return ratings.getOrDefault(party, new BigDecimal("3.0"));
    }
}
