package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may decide about a proposal: nobody with an interest in it or in a rival (product-bar T2, D10). */
@Component
public class Deciders {

    private final Access access;
    private final ProposalRepository proposals;
    private final FoundingPolicy policy;

    Deciders(Access access, ProposalRepository proposals, FoundingPolicy policy) {
        this.access = access;
        this.proposals = proposals;
        this.policy = policy;
    }

    /** A level of the ladder that sponsorship climbs: the platform's owner, its second owner, the administrators. */
    public record Level(int number, String group) {}

    /** The first level from the given one on that has somebody without an interest. */
    public Optional<Level> sponsorFrom(int level, String platform, Set<Username> interested) {
        var ladder = List.of(Groups.of(Kind.PLATFORM_OWNER, platform), Groups.of(Kind.PLATFORM_SECOND_OWNER, platform), Groups.of(Role.ADMINISTRATOR));
        for (int i = level; i < ladder.size(); i++) {
            if (!interested.containsAll(access.members(ladder.get(i)))) {
                return Optional.of(new Level(i, ladder.get(i)));
            }
        }
        return Optional.empty();
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

    /** Proposers and co-founders of the proposal and of its live rivals. */
    public Set<Username> interested(Proposal proposal) {
        var people = new HashSet<>(proposal.interested());
        proposal.submittedPlan().ifPresent(plan -> people.addAll(proposals.peopleOfRivals(plan.scenarioKey(), proposal.id())));
        return people;
    }

    /** An impossible panel is reported when submitting, not at the vote (product-bar D10). */
    public List<FieldError> impossiblePanels(ProposalId id, Username proposer, Plan plan) {
        var people = new HashSet<>(plan.coFounders());
        people.add(proposer);
        people.addAll(proposals.peopleOfRivals(plan.scenarioKey(), id));
        var errors = new ArrayList<FieldError>();
        if (sponsorFrom(0, plan.platform(), people).isEmpty()) {
            errors.add(FieldError.of("platform", "microenterprise.error.nobodyToSponsor"));
        }
        int seats = committee(people).size();
        if (plan.fundingAsked().compareTo(policy.panelCheckedAbove()) > 0 && seats < policy.minimumPanel()) {
            errors.add(FieldError.of("fundingAsked", "microenterprise.error.panelImpossible", policy.minimumPanel(), seats));
        }
        return errors;
    }
}
