package io.heyi.microenterprise.internal.process;

import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.microenterprise.internal.election.ElectionMessages;
import io.heyi.orchestration.JobCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code me-founding}; outputs are the components of the records that the steps return. */
@Component
class FoundingCatalogue implements JobCatalogue {

    private static final Set<String> CASE = Set.of("proposalId");
    private static final Set<String> ROUTED = Set.of("proposalId", "route");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("checkProposal", CASE, SponsorshipSteps.Checked.class),
                job("askSponsor", ROUTED, SponsorshipSteps.Asked.class),
                job("escalateSponsorship", ROUTED, SponsorshipSteps.Asked.class),
                job("askForRework", ROUTED, SponsorshipSteps.ReworkAsked.class),
                job("closeRework", CASE, SponsorshipSteps.ReworkClosed.class),
                job("callCommittee", ROUTED, CommitteeSteps.Called.class),
                job("tallyVotes", CASE, CommitteeSteps.Tallied.class),
                job("askCoFounders", ROUTED, TeamSteps.Invited.class),
                job("closePledging", ROUTED, TeamSteps.Closed.class),
                job("closeScaleDown", CASE, TeamSteps.ScaleDownClosed.class),
                job("draftAgreement", ROUTED, SigningSteps.Drafted.class),
                job("extendSigning", ROUTED, SigningSteps.Extended.class),
                job("checkSignatures", CASE, SigningSteps.SignaturesChecked.class),
                job("registerMicroenterprise", CASE, ProvisioningSteps.Registered.class),
                job("announceOwnerElection", CASE, FirstOwnerSteps.Announced.class),
                job("recordOwner", CASE, Moved.class),
                job("bookFunding", CASE, Moved.class),
                job("grantRights", CASE, Moved.class),
                job("provisionIdentity", CASE, Moved.class),
                job("announceMicroenterprise", CASE, Moved.class),
                job("remindDeciders", Set.of("proposalId", "reminderStep"), Moved.class),
                job("recordLapse", Set.of("proposalId", "lapseReason"), Moved.class),
                job("recordDecline", Set.of("proposalId", "declinedBy"), Moved.class),
                job("closeWithdrawn", CASE, Moved.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("microenterprise", verbNoun, inputs, result, "microenterprise");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(
                new MessageName(FoundingMessages.PROPOSAL_SUBMITTED, Set.of("proposalId", "proposer", "platform", "kind", "fundingAsked", "rivals")),
                new MessageName(FoundingMessages.PROPOSAL_WITHDRAWN, Set.of("proposalId")),
                new MessageName(ElectionMessages.OWNER_SETTLED, Set.of()));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(FoundingTasks.values()).map(FoundingTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Kind.PLATFORM_OWNER.groupPrefix() + ":", Kind.PLATFORM_SECOND_OWNER.groupPrefix() + ":", Groups.of(Role.ADMINISTRATOR));
    }
}
