package io.heyi.microenterprise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.process.CommitteeSteps;
import io.heyi.microenterprise.internal.process.FoundingVariables;
import io.heyi.microenterprise.internal.process.ProvisioningSteps;
import io.heyi.microenterprise.internal.process.SigningSteps;
import io.heyi.microenterprise.internal.process.SponsorshipSteps;
import io.heyi.microenterprise.internal.process.TeamSteps;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Plays the process and the inbox by hand: steps as the engine would call them, decisions as people would take them. */
@Component
public class FoundingPlay {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final FoundingVariables.Route ROUTE = new FoundingVariables.Route(true, false, 5, 1, 10, 5, 3, 5, 3, 5, 3);

    public final SponsorshipSteps sponsorship;
    public final CommitteeSteps committee;
    public final TeamSteps team;
    public final SigningSteps signing;
    public final ProvisioningSteps provisioning;
    private final Proposals proposals;
    private final TownPeople people;
    private final List<TaskType> taskTypes;
    private final Clock clock;

    FoundingPlay(SponsorshipSteps sponsorship, CommitteeSteps committee, TeamSteps team, SigningSteps signing, ProvisioningSteps provisioning, Proposals proposals,
                 TownPeople people, List<TaskType> taskTypes, Clock clock) {
        this.sponsorship = sponsorship;
        this.committee = committee;
        this.team = team;
        this.signing = signing;
        this.provisioning = provisioning;
        this.proposals = proposals;
        this.people = people;
        this.taskTypes = taskTypes;
        this.clock = clock;
    }

    /** With a scenario of its own unless one is given. */
    public static ProposalInput input(String scenario, String platform, String asked, String... coFounders) {
        return new ProposalInput("Smart oven " + COUNT.incrementAndGet(), platform, "USER", scenario == null ? "Baking at home " + UUID.randomUUID() : scenario,
                "Bread like from the baker", List.of(new ProposalInput.TargetInput("Ovens in use", "ovens", "500", "800", "1200", "2027-12")), List.of(coFounders),
                List.of(new ProposalInput.RoleInput("Baker", List.of("sourdough"), 2)), "CNY", asked, "20000", "50000", 18);
    }

    public ProposalId submitted(String proposer, ProposalInput input) {
        var outcome = proposals.submit(people.as(proposer), input, Optional.empty());
        assertThat(outcome).isInstanceOf(ProposalOutcome.Done.class);
        return ((ProposalOutcome.Done) outcome).id();
    }

    public static FoundingVariables at(ProposalId id) {
        return new FoundingVariables(id.toString(), ROUTE, null, null);
    }

    /** Checked and before its sponsor. */
    public ProposalId inDecision(String proposer, ProposalInput input) {
        var id = submitted(proposer, input);
        sponsorship.check(at(id));
        sponsorship.ask(at(id));
        return id;
    }

    public TaskType type(String verbNoun) {
        return taskTypes.stream().filter(type -> type.id().equals("microenterprise." + verbNoun)).findFirst().orElseThrow();
    }

    public TaskContext task(ProposalId id, String assignee, Map<String, Object> variables) {
        return new TaskContext(UUID.randomUUID(), 1, "me-founding", "userTask", id.toString(), Optional.ofNullable(assignee), List.of(), clock.instant(),
                Optional.of(clock.instant().plusSeconds(86_400)), variables);
    }

    public DecisionResult decide(ProposalId id, String verbNoun, String person, String outcome, String reason, Map<String, Object> values) {
        return type(verbNoun).decide(task(id, person, Map.of()), new TaskDecision(people.as(person), outcome, Optional.ofNullable(reason), values, clock.instant()));
    }

    /** Sponsors by the task that was offered to this group. */
    public DecisionResult decideOffered(ProposalId id, String group, String person) {
        var task = new TaskContext(UUID.randomUUID(), 1, "me-founding", "userTask_DecideSponsorship", id.toString(), Optional.empty(), List.of(group), clock.instant(),
                Optional.empty(), Map.of());
        return type("decideSponsorship").decide(task, new TaskDecision(people.as(person), "sponsor", Optional.empty(), Map.of(), clock.instant()));
    }

    public void decided(ProposalId id, String verbNoun, String person, String outcome, String reason, Map<String, Object> values) {
        assertThat(decide(id, verbNoun, person, outcome, reason, values)).isInstanceOf(DecisionResult.Recorded.class);
    }

    /** Sponsored, pledged by one co-founder and signed by all. */
    public ProposalId signed(String proposer, String coFounder, String asked, String pledge) {
        var id = inDecision(proposer, input(null, "food", asked, coFounder));
        decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        team.askCoFounders(at(id));
        decided(id, "pledgeAndJoin", coFounder, "join", null, Map.of("pledgeAmount", pledge));
        team.closePledging(at(id));
        signing.draft(at(id));
        for (var signatory : List.of(proposer, coFounder, "platform-owner-food")) {
            decided(id, "signAgreement", signatory, "sign", null, Map.of("agreementRead", true));
        }
        signing.check(at(id));
        return id;
    }

    /** @return the ME's code */
    public String provisioned(ProposalId id) {
        var code = provisioning.register(at(id)).microenterpriseCode();
        provisioning.bookFunding(at(id));
        provisioning.grantRights(at(id));
        provisioning.identityProvisioned(at(id));
        provisioning.announce(at(id));
        return code;
    }
}
