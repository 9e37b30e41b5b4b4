package io.heyi.dissolution.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.dissolution.internal.DissolutionPeople;
import io.heyi.dissolution.internal.DissolutionView;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.talent.NextPlaces;
import io.heyi.talent.NextPlaces.Offered;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where the people of an open case go next (domain.md P6 steps 8 and 9), with no more than the reader may know and never with pay. */
@Component
class NextSteps {

    private final DissolutionPeople people;
    private final Memberships memberships;
    private final NextPlaces places;

    NextSteps(DissolutionPeople people, Memberships memberships, NextPlaces places) {
        this.people = people;
        this.memberships = memberships;
        this.places = places;
    }

    /** PLACE: has accepted one; STAYS: belongs to another micro-enterprise, too; POOL: enters it. */
    enum Way { PLACE, STAYS, POOL }

    /** An offer that waits for an answer. */
    record Open(String code, String microenterprise, Instant answerBy) {}

    /**
     * @param way null where the reader may not know it
     * @param place code of the micro-enterprise; null for none
     * @param day when he enters the pool if nothing comes between: the day by which the case should close; null otherwise
     * @param offers of which the reader may know
     */
    record Next(String person, Way way, String place, Instant day, List<Open> offers) {}

    /** The reader's own row; all for those who see to it that everybody has a place; for the owner of another micro-enterprise whom he could make an offer. */
    List<Next> of(DissolutionView found, CurrentUser reader) {
        if (found.outcome() != null || !found.frozen() || !reader.isInside()) {
            return List.of();
        }
        var members = people.members(found.microenterprise());
        var offers = places.offersTo(members).stream().collect(Collectors.groupingBy(Offered::person));
        boolean all = seesAll(found, reader);
        boolean employer = !employers(found, reader).isEmpty();
        return members.stream().filter(member -> all || employer || member.equals(reader.username()))
                .map(member -> next(found, member, offers.getOrDefault(member, List.of()), reader, all || member.equals(reader.username()))).toList();
    }

    /** Micro-enterprises for which the reader may make an offer. */
    List<String> employers(DissolutionView found, CurrentUser reader) {
        return found.outcome() != null || !found.frozen() ? List.of() : memberships.of(reader.username()).stream().filter(Memberships.Membership::owner)
                .filter(one -> one.state() != MicroenterpriseState.DISSOLVING && one.state() != MicroenterpriseState.CLOSED).map(Memberships.Membership::microenterprise)
                .filter(other -> !other.equals(found.microenterprise())).toList();
    }

    private static boolean seesAll(DissolutionView found, CurrentUser reader) {
        return reader.has(Role.POOL_COORDINATOR) || reader.has(Role.AUDITOR) || reader.is(Kind.PLATFORM_OWNER, found.platform()) || reader.is(Kind.ME_OWNER, found.microenterprise());
    }

    private Next next(DissolutionView found, Username member, Collection<Offered> offers, CurrentUser reader, boolean knows) {
        var open = offers.stream().filter(offer -> !offer.accepted()).filter(offer -> reader.username().equals(member) || reader.has(Role.POOL_COORDINATOR) || reader.is(Kind.ME_OWNER, offer.microenterprise()))
                .map(offer -> new Open(offer.code(), offer.microenterprise(), offer.answerBy())).toList();
        if (!knows) {
            return new Next(member.value(), null, null, null, open);
        }
        var accepted = offers.stream().filter(Offered::accepted).map(Offered::microenterprise).findFirst().orElse(null);
        var other = memberships.of(member).stream().filter(one -> !one.microenterprise().equals(found.microenterprise()) && one.state() != MicroenterpriseState.DISSOLVING)
                .map(Memberships.Membership::microenterprise).filter(Objects::nonNull).findFirst().orElse(null);
        return accepted != null ? new Next(member.value(), Way.PLACE, accepted, null, open)
                : other != null ? new Next(member.value(), Way.STAYS, other, null, open) : new Next(member.value(), Way.POOL, null, found.caseDueAt(), open);
    }
}
