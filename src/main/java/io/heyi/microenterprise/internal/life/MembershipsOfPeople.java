package io.heyi.microenterprise.internal.life;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.internal.election.ElectionsAtClosing;
import io.heyi.microenterprise.internal.persistence.LifecycleStore;
import io.heyi.microenterprise.internal.persistence.LifecycleStore.Standing;
import io.heyi.microenterprise.internal.persistence.MembershipStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves people: the micro-enterprise first, the person second, so that two moves of one person come one after the other and none runs into a freeze. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class MembershipsOfPeople implements Memberships {

    private final MembershipStore store;
    private final LifecycleStore records;
    private final Places places;
    private final ElectionsAtClosing elections;
    private final Access access;
    private final Clock clock;

    MembershipsOfPeople(MembershipStore store, LifecycleStore records, Places places, ElectionsAtClosing elections, Access access, Clock clock) {
        this.store = store;
        this.records = records;
        this.places = places;
        this.elections = elections;
        this.access = access;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Membership> of(Username person) {
        return store.of(List.of(person));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Username, List<Membership>> of(Collection<Username> people) {
        return people.isEmpty() ? Map.of() : store.of(people).stream().collect(Collectors.groupingBy(Membership::person, LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Membership> in(String microenterprise) {
        return store.in(microenterprise);
    }

    @Override
    public List<Membership> hold(String microenterprise) {
        elections.hold(microenterprise);
        if (records.lock(microenterprise).isEmpty()) {
            return List.of();
        }
        store.in(microenterprise).stream().map(Membership::person).sorted(Comparator.comparing(Username::value)).forEach(store::hold);
        // whoever has left while this waited is told by now
        return store.in(microenterprise);
    }

    @Override
    public Outcome join(String microenterprise, Username person, String reason) {
        var me = records.share(microenterprise);
        if (me.isEmpty()) {
            return refused("unknown", microenterprise);
        }
        if (access.person(person).isEmpty()) {
            return refused("unknownPerson", person.value());
        }
        store.hold(person);
        var present = store.of(List.of(person));
        boolean there = present.stream().anyMatch(one -> one.microenterprise().equals(microenterprise));
        // those of a founding under way belong to nobody yet: its agreement says who founds it
        var others = present.stream().filter(one -> !one.microenterprise().equals(microenterprise) && one.state() != MicroenterpriseState.FOUNDING).toList();
        var refusal = there ? Optional.<Outcome.Refused>empty() : hindrance(me.get(), person, others);
        return refusal.isPresent() ? refusal.get() : moved(microenterprise, person, there, others, reason);
    }

    private static Optional<Outcome.Refused> hindrance(Standing me, Username person, List<Membership> others) {
        return switch (me.state()) {
            case DISSOLVING -> Optional.of(refused("frozen", me.code(), me.dissolution()));
            case CLOSED -> Optional.of(refused("closed", me.code()));
            case FOUNDING -> Optional.of(refused("founding", me.code()));
            case RUNNING, ON_WATCH, REPLACING -> others.stream().filter(one -> one.owner() && one.state() != MicroenterpriseState.DISSOLVING).findFirst()
                    .map(one -> refused("ownerElsewhere", person.value(), one.microenterprise()));
        };
    }

    private Outcome moved(String microenterprise, Username person, boolean there, List<Membership> others, String reason) {
        var now = clock.instant();
        var left = new ArrayList<String>();
        var touched = new TreeSet<>(others.stream().filter(one -> !one.owner()).map(Membership::microenterprise).toList());
        if (!there) {
            touched.add(microenterprise);
        }
        // in one order for all, else two people who change places would wait for each other
        for (var code : touched) {
            if (code.equals(microenterprise)) {
                places.begin(code, person, reason, now);
            } else if (places.end(code, person, reason, now)) {
                left.add(code);
            }
        }
        return new Outcome.Done(List.copyOf(left));
    }

    @Override
    public Outcome leave(String microenterprise, Username person, String reason) {
        if (records.share(microenterprise).isEmpty()) {
            return refused("unknown", microenterprise);
        }
        store.hold(person);
        var place = store.of(List.of(person)).stream().filter(one -> one.microenterprise().equals(microenterprise)).findFirst();
        if (place.filter(Membership::owner).isPresent()) {
            return refused("ownerStays", person.value(), microenterprise);
        }
        if (place.isEmpty()) {
            return store.wasThere(microenterprise, person) ? new Outcome.Done(List.of()) : refused("notMember", person.value(), microenterprise);
        }
        places.end(microenterprise, person, reason, clock.instant());
        return new Outcome.Done(List.of(microenterprise));
    }

    private static Outcome.Refused refused(String key, Object... arguments) {
        return new Outcome.Refused("microenterprise.membership." + key, List.of(arguments));
    }
}
