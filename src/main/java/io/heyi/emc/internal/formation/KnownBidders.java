package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.internal.party.Parties;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells tenders of the actors that this module knows: micro-enterprises, shared-service platforms and outside partners, rated as for an EMC. */
@Component
class KnownBidders implements Bidders {

    private final Parties parties;
    private final RatingsOfBidders ratings;

    KnownBidders(Parties parties, RatingsOfBidders ratings) {
        this.parties = parties;
        this.ratings = ratings;
    }

    @Override
    public Map<PartyId, Bidder> find(Collection<PartyId> ids) {
        return parties.find(ids.stream().map(KnownBidders::actor).toList()).values().stream().map(KnownBidders::bidder).collect(Collectors.toUnmodifiableMap(Bidder::id, one -> one));
    }

    private static Bidder bidder(Parties.Party party) {
        return new Bidder(new PartyId(party.id().value()), party.name(), party.kind() != ActorKind.PARTNER, party.groups(), party.users());
    }

    @Override
    public boolean actsFor(CurrentUser person, PartyId party) {
        return parties.actsFor(person, actor(party));
    }

    @Override
    public List<PartyId> partiesOf(CurrentUser person) {
        return parties.actorsOf(person).stream().map(actor -> new PartyId(actor.value())).toList();
    }

    @Override
    public Set<Username> people(PartyId party) {
        return parties.people(actor(party));
    }

    @Override
    public BigDecimal rating(PartyId party) {
        return ratings.of(actor(party));
    }

    @Override
    public Optional<Standstill> standstill(PartyId party) {
        return parties.frozen(actor(party)).map(freeze -> new Standstill(freeze.messageKey(), freeze.arguments()));
    }

    private static ActorId actor(PartyId party) {
        return new ActorId(party.value());
    }
}
