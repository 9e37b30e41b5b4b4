package io.heyi.emc.internal.party;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes micro-enterprises from their directory, shared-service platforms from the register, and partners from the people who hold that role. */
@Component
@Transactional
class PartyDirectory implements Parties {

    private static final Set<MicroenterpriseState> NOT_ACTING = EnumSet.of(MicroenterpriseState.FOUNDING, MicroenterpriseState.CLOSED);
    private static final int MOST_FOUND = 50;

    private final Microenterprises microenterprises;
    private final Lifecycle lifecycle;
    private final SharedServices sharedServices;
    private final Access access;

    PartyDirectory(Microenterprises microenterprises, Lifecycle lifecycle, SharedServices sharedServices, Access access) {
        this.microenterprises = microenterprises;
        this.lifecycle = lifecycle;
        this.sharedServices = sharedServices;
        this.access = access;
    }

    @Override
    public Optional<Party> find(ActorId actor) {
        return Optional.ofNullable(find(List.of(actor)).get(actor));
    }

    @Override
    public Map<ActorId, Party> find(Collection<ActorId> actors) {
        var found = new HashMap<ActorId, Party>();
        var enterprises = ids(actors, ActorKind.MICROENTERPRISE);
        if (!enterprises.isEmpty()) {
            microenterprises.find(enterprises).values().stream().filter(PartyDirectory::acts).map(PartyDirectory::party).forEach(party -> found.put(party.id(), party));
        }
        var services = ids(actors, ActorKind.SHARED_SERVICE_PLATFORM);
        if (!services.isEmpty()) {
            sharedServices.find(services).stream().map(PartyDirectory::party).forEach(party -> found.put(party.id(), party));
        }
        var people = ids(actors, ActorKind.PARTNER).stream().filter(Username::isValid).map(Username::new).toList();
        if (!people.isEmpty()) {
            access.people(people).values().stream().filter(PartyDirectory::isPartner).map(PartyDirectory::party).forEach(party -> found.put(party.id(), party));
        }
        return Map.copyOf(found);
    }

    private static List<String> ids(Collection<ActorId> actors, ActorKind kind) {
        return actors.stream().filter(actor -> actor.kind() == kind).map(ActorId::value).distinct().toList();
    }

    private static boolean acts(MicroenterpriseSummary microenterprise) {
        return !NOT_ACTING.contains(microenterprise.state());
    }

    private static boolean isPartner(Person person) {
        return person.roles().contains(Role.EXTERNAL_PARTNER);
    }

    private static Party party(MicroenterpriseSummary microenterprise) {
        return new Party(new ActorId(microenterprise.code()), ActorKind.MICROENTERPRISE, microenterprise.name(),
                List.of(Groups.of(Kind.ME_OWNER, microenterprise.code())), List.of(), microenterprise.platform());
    }

    private static Party party(SharedServices.SharedService service) {
        return new Party(new ActorId(service.id()), ActorKind.SHARED_SERVICE_PLATFORM, service.name(), List.of(Groups.of(Kind.SSP_OWNER, service.id())), List.of(), null);
    }

    private static Party party(Person person) {
        return new Party(new ActorId(person.username().value()), ActorKind.PARTNER, person.displayName(), List.of(), List.of(person.username().value()), null);
    }

    @Override
    public List<Party> search(String text, int limit) {
        var page = new PageRequest(0, Math.clamp(limit, 1, MOST_FOUND));
        return shared(List.of(microenterprises.search(text, page).items().stream().filter(PartyDirectory::acts).map(PartyDirectory::party).toList(),
                sharedServices.search(text, page).items().stream().map(PartyDirectory::party).toList(),
                access.search(text, Role.EXTERNAL_PARTNER, page).items().stream().map(PartyDirectory::party).toList()), page.size());
    }

    /** The first of each kind, then the second of each, and so on, so that no kind crowds out another; told kind by kind. */
    private static List<Party> shared(List<List<Party>> kinds, int limit) {
        var found = new ArrayList<Party>();
        for (int i = 0; i < limit; i++) {
            for (var kind : kinds) {
                if (i < kind.size() && found.size() < limit) {
                    found.add(kind.get(i));
                }
            }
        }
        return found.stream().sorted(Comparator.comparing(Party::kind)).toList();
    }

    @Override
    public boolean actsFor(CurrentUser person, ActorId actor) {
        return switch (actor.kind()) {
            case MICROENTERPRISE -> person.is(Kind.ME_OWNER, actor.value());
            case SHARED_SERVICE_PLATFORM -> person.is(Kind.SSP_OWNER, actor.value());
            case PARTNER -> person.has(Role.EXTERNAL_PARTNER) && person.username().value().equals(actor.value());
        };
    }

    @Override
    public List<ActorId> actorsOf(CurrentUser person) {
        var owned = person.relations().stream().filter(tie -> tie.kind() == Kind.ME_OWNER || tie.kind() == Kind.SSP_OWNER).map(Relation::objectId);
        var self = person.has(Role.EXTERNAL_PARTNER) ? Stream.of(person.username().value()) : Stream.<String>empty();
        return Stream.concat(owned, self).map(ActorId::new).sorted().toList();
    }

    @Override
    public Optional<List<ActorId>> reach(CurrentUser reader) {
        return reader.isInside() ? Optional.empty() : Optional.of(actorsOf(reader));
    }

    @Override
    public Optional<Lifecycle.Freeze> frozen(ActorId actor) {
        return actor.kind() == ActorKind.MICROENTERPRISE ? lifecycle.freeze(actor.value()) : Optional.empty();
    }

    @Override
    public Set<Username> people(ActorId actor) {
        return switch (actor.kind()) {
            case MICROENTERPRISE -> Set.copyOf(access.members(Groups.of(Kind.ME_OWNER, actor.value())));
            case SHARED_SERVICE_PLATFORM -> Set.copyOf(access.members(Groups.of(Kind.SSP_OWNER, actor.value())));
            case PARTNER -> find(actor).map(partner -> Set.of(new Username(actor.value()))).orElse(Set.of());
        };
    }
}
