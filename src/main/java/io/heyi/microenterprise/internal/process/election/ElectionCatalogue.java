package io.heyi.microenterprise.internal.process.election;

import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.microenterprise.internal.election.BallotSteps;
import io.heyi.microenterprise.internal.election.CandidacySteps;
import io.heyi.microenterprise.internal.election.ElectionMessages;
import io.heyi.microenterprise.internal.election.ElectionTasks;
import io.heyi.microenterprise.internal.election.OfficeSteps;
import io.heyi.microenterprise.internal.election.OpenedBallot;
import io.heyi.microenterprise.internal.election.RecallSteps;
import io.heyi.orchestration.JobCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code owner-election}; outputs are the components of the records that the steps return. Voting itself is offered by the ballots. */
@Component
class ElectionCatalogue implements JobCatalogue {

    private static final Set<String> CASE = Set.of("election");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("checkMotion", RecallSteps.MotionChecked.class),
                job("openRecallBallot", OpenedBallot.class),
                job("decideRecall", RecallSteps.Decided.class),
                job("remindElection", CandidacySteps.Moved.class),
                job("closeNominations", CandidacySteps.NominationsClosed.class),
                job("escalateCompliance", CandidacySteps.CheckEscalated.class),
                job("closeCompliance", CandidacySteps.ComplianceClosed.class),
                job("openElectionBallot", BallotSteps.Opened.class),
                job("decideBallot", BallotSteps.Decided.class),
                job("offerOffice", OfficeSteps.Offered.class),
                job("closeOffer", OfficeSteps.OfferClosed.class),
                job("switchRights", OfficeSteps.Switched.class),
                job("syncOwnerGroups", CandidacySteps.Moved.class),
                job("endWithoutOwner", OfficeSteps.WithoutOwner.class),
                job("escalateInterim", OfficeSteps.Escalated.class),
                job("startNextElection", OfficeSteps.NextAnnounced.class),
                job("closeWithdrawnElection", CandidacySteps.Moved.class));
    }

    private static JobType job(String verbNoun, Class<? extends Record> result) {
        return JobType.of("microenterprise", verbNoun, CASE, result, "election");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(new MessageName(ElectionMessages.ANNOUNCED, Set.of("election", "microenterprise", "trigger", "phaseDueAt", "phaseReminderAt", "reminderCycle")),
                new MessageName(ElectionMessages.MOTION_CARRIED, Set.of()), new MessageName(ElectionMessages.NOMINATIONS_COMPLETE, Set.of()), new MessageName(ElectionMessages.WITHDRAWN, Set.of()));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(ElectionTasks.values()).map(ElectionTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Kind.PLATFORM_OWNER.groupPrefix() + ":", Kind.PLATFORM_SECOND_OWNER.groupPrefix() + ":", Groups.of(Role.ADMINISTRATOR));
    }
}
