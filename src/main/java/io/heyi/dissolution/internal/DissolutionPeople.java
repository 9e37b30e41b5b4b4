package io.heyi.dissolution.internal;

import io.heyi.access.Access;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Objection;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panel;
import io.heyi.interest.Panels;
import io.heyi.microenterprise.Memberships;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who does what in a case, and who must keep out of it (domain.md §1a, product-bar T2, D10). */
@Component
public class DissolutionPeople {

    private final Access access;
    private final Memberships memberships;
    private final Panels panels;
    private final InterestRegister interests;
    private final DissolutionSchedule schedule;
    private final Clock clock;

    DissolutionPeople(Access access, Memberships memberships, Panels panels, InterestRegister interests, DissolutionSchedule schedule, Clock clock) {
        this.access = access;
        this.memberships = memberships;
        this.panels = panels;
        this.interests = interests;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Who belongs to it now, the owner first. */
    public List<Username> members(String microenterprise) {
        return memberships.in(microenterprise).stream().map(Memberships.Membership::person).toList();
    }

    public List<String> groupsOf(Dissolution found) {
        return List.of(Groups.of(Kind.ME_OWNER, found.microenterprise()), Groups.of(Kind.ME_MEMBER, found.microenterprise()));
    }

    /** Who is asked to agree to an alternative. */
    public String taker(Alternative one) {
        return Groups.of(one.kind() == Alternative.Kind.SALE ? Kind.PLATFORM_OWNER : Kind.ME_OWNER, one.target());
    }

    /** The first after the one asked last who has somebody to judge the objection; never who opened the case. */
    public Optional<Objection.Judge> nextJudge(Dissolution found) {
        var asked = found.objection().orElseThrow().judges();
        var ladder = List.of(Groups.of(Kind.PLATFORM_SECOND_OWNER, found.platform()), Groups.of(Role.ADMINISTRATOR));
        for (int level = asked.isEmpty() ? 0 : asked.getLast().level() + 1; level < ladder.size(); level++) {
            if (canSit(ladder.get(level), found, opener(found))) {
                return Optional.of(new Objection.Judge(level, ladder.get(level), schedule.judgeDue()));
            }
        }
        return Optional.empty();
    }

    /** Everybody who must not judge the objection. */
    public Set<Username> keptFromJudging(Dissolution found) {
        return keptOut(found, opener(found));
    }

    /** The platform's people, the owner first, among whom is somebody who may decide between the alternatives; empty where nobody is left. */
    public Optional<String> decider(Dissolution found) {
        return platformLadder(found).stream().filter(group -> canSit(group, found, proposers(found))).findFirst();
    }

    /** Everybody who must not decide between the alternatives: members, who has an interest, would take it over, or has proposed one (product-bar T2). */
    public Set<Username> keptFromDeciding(Dissolution found) {
        return keptOut(found, proposers(found));
    }

    /** The settlement officers; with each silence one more of the platform's people. */
    public List<String> settlers(Dissolution found, int round) {
        var all = new ArrayList<>(List.of(Groups.of(Role.SETTLEMENT_OFFICER)));
        all.addAll(platformLadder(found).stream().limit(Math.max(0, round - 1)).toList());
        return all;
    }

    /** Who is to be told of a case that takes too long. */
    public List<String> platformLadder(Dissolution found) {
        return List.of(Groups.of(Kind.PLATFORM_OWNER, found.platform()), Groups.of(Kind.PLATFORM_SECOND_OWNER, found.platform()), Groups.of(Role.ADMINISTRATOR));
    }

    /** Who would take the micro-enterprise over, by what is proposed and not declined: they decide neither on that nor on its dissolution (product-bar T2). */
    public Set<Username> takers(Dissolution found) {
        var all = new HashSet<Username>();
        found.alternatives().stream().filter(one -> one.kind().needsTaker() && !one.isDeclined()).flatMap(one -> groupsOfTaker(one).stream()).forEach(group -> all.addAll(access.members(group)));
        return all;
    }

    private static List<String> groupsOfTaker(Alternative one) {
        var kinds = one.kind() == Alternative.Kind.SALE ? List.of(Kind.PLATFORM_OWNER, Kind.PLATFORM_SECOND_OWNER) : List.of(Kind.ME_OWNER, Kind.ME_MEMBER);
        return kinds.stream().map(kind -> Groups.of(kind, one.target())).toList();
    }

    /** Members and those with a registered interest; they see to nothing on behalf of others. */
    public Set<Username> interested(Dissolution found) {
        return keptOut(found, Set.of());
    }

    /** Whether the person has an interest in the micro-enterprise, as a member or by the register. */
    public boolean isInterested(Username person, String microenterprise) {
        return members(microenterprise).contains(person) || interests.interested(List.of(microenterprise), clock.instant()).contains(person);
    }

    private static Set<Username> opener(Dissolution found) {
        return Username.isValid(found.openedBy()) ? Set.of(new Username(found.openedBy())) : Set.of();
    }

    private static Set<Username> proposers(Dissolution found) {
        var all = new HashSet<Username>();
        found.alternatives().stream().map(Alternative::person).filter(Username::isValid).map(Username::new).forEach(all::add);
        return all;
    }

    private Set<Username> keptOut(Dissolution found, Collection<Username> more) {
        var all = new HashSet<>(members(found.microenterprise()));
        all.addAll(more);
        all.addAll(takers(found));
        all.addAll(interests.interested(List.of(found.microenterprise()), clock.instant()));
        return all;
    }

    private boolean canSit(String group, Dissolution found, Set<Username> concerned) {
        var out = new HashSet<>(concerned);
        out.addAll(members(found.microenterprise()));
        out.addAll(takers(found));
        return panels.call(new PanelCall(access.members(group), 1, Set.of(found.microenterprise()), out)) instanceof Panel.Possible;
    }
}
