package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may decide about a proposal: nobody concerned by it or by a rival, and nobody with an interest in these people (product-bar T2, D10). */
@Component
public class Deciders {

    private final Access access;
    private final ProposalRepository proposals;
    private final FoundingPolicy policy;
    private final InterestRegister register;
    private final Panels panels;
    private final Clock clock;

    Deciders(Access access, ProposalRepository proposals, FoundingPolicy policy, InterestRegister register, Panels panels, Clock clock) {
        this.access = access;
        this.proposals = proposals;
        this.policy = policy;
        this.register = register;
        this.panels = panels;
        this.clock = clock;
    }

    /** A level of the ladder that sponsorship climbs: the platform's owner, its second owner, the administrators. */
    public record Level(int number, String group) {}

    /** The first level from the given one on that has somebody without an interest. */
    public Optional<Level> sponsorFrom(int level, String platform, Set<Username> interested) {
        var ladder = ladder(platform);
        for (int i = level; i < ladder.size(); i++) {
            if (!interested.containsAll(access.members(ladder.get(i)))) {
                return Optional.of(new Level(i, ladder.get(i)));
            }
        }
        return Optional.empty();
    }

    private static List<String> ladder(String platform) {
        return List.of(Groups.of(Kind.PLATFORM_OWNER, platform), Groups.of(Kind.PLATFORM_SECOND_OWNER, platform), Groups.of(Role.ADMINISTRATOR));
    }

    /** The administrators' queue, whoever is in it. */
    public Level lastResort() {
        return new Level(2, Groups.of(Role.ADMINISTRATOR));
    }

    /** Committee members without an interest, ordered by user name. */
    public List<Username> committee(Set<Username> interested) {
        return access.holders(Role.INVESTMENT_COMMITTEE).stream().filter(member -> !interested.contains(member)).toList();
    }

    /** By the token and by the last look at Keycloak: whichever hears first of a lost role stops the vote. */
    public boolean sitsOnCommittee(CurrentUser person) {
        return person.has(Role.INVESTMENT_COMMITTEE) && access.holders(Role.INVESTMENT_COMMITTEE).contains(person.username());
    }

    /** Proposers and co-founders of the proposal and of its live rivals, and whoever has an interest in one of them. */
    public Set<Username> interested(Proposal proposal) {
        return withInterested(concerned(proposal));
    }

    /** The people and whoever has a registered interest in one of them. */
    public Set<Username> withInterested(Set<Username> people) {
        var all = new HashSet<>(people);
        all.addAll(register.interested(names(people), clock.instant()));
        return all;
    }

    private Set<Username> concerned(Proposal proposal) {
        var people = new HashSet<>(proposal.interested());
        proposal.submittedPlan().ifPresent(plan -> people.addAll(proposals.peopleOfRivals(plan.scenarioKey(), proposal.id())));
        return people;
    }

    private static Set<String> names(Set<Username> people) {
        return people.stream().map(Username::value).collect(Collectors.toSet());
    }

    /** Everybody who could sponsor, on whichever level. */
    public Panel sponsors(Proposal proposal) {
        return sponsors(proposal.plan().platform(), concerned(proposal));
    }

    /** Everybody on the ladder of a platform. @param concerned whom the case is about */
    public Panel sponsors(String platform, Set<Username> concerned) {
        var candidates = ladder(platform).stream().flatMap(group -> access.members(group).stream()).distinct().toList();
        return panels.call(new PanelCall(candidates, 1, names(concerned), concerned));
    }

    /** The committee, where the money asked for needs one. */
    public Optional<Panel> committee(Proposal proposal) {
        return committee(proposal.plan(), concerned(proposal));
    }

    private Optional<Panel> committee(Plan plan, Set<Username> concerned) {
        return plan.fundingAsked().compareTo(policy.panelCheckedAbove()) <= 0 ? Optional.empty()
                : Optional.of(panels.call(new PanelCall(access.holders(Role.INVESTMENT_COMMITTEE), policy.minimumPanel(), names(concerned), concerned)));
    }

    /** An impossible panel is reported when submitting, not at the vote (product-bar D10). */
    public List<FieldError> impossiblePanels(ProposalId id, Username proposer, Plan plan) {
        var people = new HashSet<>(plan.coFounders());
        people.add(proposer);
        people.addAll(proposals.peopleOfRivals(plan.scenarioKey(), id));
        var errors = new ArrayList<FieldError>();
        if (sponsors(plan.platform(), people) instanceof Panel.Impossible) {
            errors.add(FieldError.of("platform", "microenterprise.error.nobodyToSponsor"));
        }
        if (committee(plan, people).orElse(null) instanceof Panel.Impossible committee) {
            errors.add(FieldError.of("fundingAsked", "microenterprise.error.panelImpossible", committee.needed(), committee.eligible().size()));
        }
        return errors;
    }
}
