package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Proposals for tests, brought as far as a test needs them. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    public static final Instant LATER = Instant.parse("2026-03-09T02:00:00Z");
    public static final Username PROPOSER = new Username("entrepreneur-01");
    public static final Username SECOND = new Username("entrepreneur-02");
    public static final Username THIRD = new Username("entrepreneur-03");
    public static final Username OWNER = new Username("platform-owner-food");
    public static final FoundingPolicy POLICY = FoundingPolicy.defaults();

    public static final FoundingAgreement.Names NAMES = new FoundingAgreement.Names() {
        @Override
        public String person(Username username) {
            return "Mx " + username + " (" + username + ")";
        }

        @Override
        public String platform(String id) {
            return "Platform " + id;
        }

        @Override
        public String kind(MicroenterpriseKind kind) {
            return "Kind " + kind;
        }
    };

    private Fixtures() {}

    public static ProposalInput anInput() {
        return new ProposalInput("Smart oven", "food", "USER", "Families who bake at home", "Bread like from the baker",
                List.of(new ProposalInput.TargetInput("Ovens in use", "ovens", "500", "800", "1200", "2027-12")), List.of("entrepreneur-02", "entrepreneur-03"),
                List.of(new ProposalInput.RoleInput("Baker", List.of("sourdough"), 2)), "CNY", "300000", "20000", "50000", 18);
    }

    public static PlanCheck.World aWorld() {
        var people = Stream.of("entrepreneur-01", "entrepreneur-02", "entrepreneur-03", "partner-chef")
                .collect(Collectors.toMap(Username::new, name -> Set.of(Role.ENTREPRENEUR)));
        people.put(new Username("auditor"), Set.of(Role.AUDITOR));
        return new PlanCheck.World(PROPOSER, YearMonth.of(2026, 3), Set.of("food", "clothing"), Map.copyOf(people), POLICY);
    }

    public static Plan aPlan(ProposalInput input) {
        return ((PlanCheck.Result.Sound) PlanCheck.check(input, aWorld())).plan();
    }

    public static Proposal aSubmittedProposal() {
        return aSubmittedProposal(anInput());
    }

    public static Proposal aSubmittedProposal(ProposalInput input) {
        var proposal = new Proposal(new ProposalId(UUID.randomUUID()), PROPOSER, NOW);
        proposal.submit(aPlan(input), input, NOW);
        return proposal;
    }

    public static Proposal aProposalBeforeItsSponsor() {
        var proposal = aSubmittedProposal();
        proposal.enterDecision(0, NOW);
        proposal.sponsorship().ask(0, "platform-owner:food", LATER, NOW);
        return proposal;
    }

    public static Proposal aSponsoredProposal() {
        return aProposalSponsoredWith("300000");
    }

    public static Proposal aProposalSponsoredWith(String granted) {
        var proposal = aProposalBeforeItsSponsor();
        proposal.sponsorship().sponsor(OWNER, Optional.of(new BigDecimal(granted)), Optional.empty(), NOW);
        return proposal;
    }

    public static Proposal aPledgingProposal(String granted) {
        var proposal = aProposalSponsoredWith(granted);
        proposal.pledging().ask(LATER, NOW);
        return proposal;
    }

    public static Proposal aSigningProposal() {
        var proposal = aPledgingProposal("300000");
        proposal.pledging().join(SECOND, new BigDecimal("15000"), false, POLICY, NOW);
        proposal.pledging().join(THIRD, BigDecimal.ZERO, false, POLICY, NOW);
        proposal.pledging().close(NOW);
        proposal.signing().draft(NAMES, POLICY, LocalDate.of(2026, 3, 2), LATER, NOW);
        return proposal;
    }

    public static Proposal aSignedProposal() {
        var proposal = aSigningProposal();
        var hash = proposal.agreement().orElseThrow().hash();
        List.of(PROPOSER, SECOND, THIRD, OWNER).forEach(person -> proposal.signing().sign(person, hash, "session-" + person, NOW));
        return proposal;
    }
}
