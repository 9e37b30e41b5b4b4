package io.heyi.dissolution.internal.process;

import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.dissolution.internal.DissolutionService;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.DissolutionTriggers;
import io.heyi.orchestration.JobCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code me-dissolution}; outputs are the components of the records that the steps return. */
@Component
class DissolutionCatalogue implements JobCatalogue {

    private static final Set<String> CASE = Set.of("dissolution");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("openCase", CASE, OpeningSteps.CaseOpened.class),
                job("askJudge", CASE, OpeningSteps.JudgeAsked.class),
                job("closeObjection", CASE, OpeningSteps.ObjectionClosed.class),
                job("conclude", Set.of("dissolution", "conclusion"), Moved.class),
                job("openAlternatives", CASE, AlternativeSteps.AlternativesOpened.class),
                job("closeProposals", CASE, AlternativeSteps.ProposalsClosed.class),
                job("closeAgreements", CASE, AlternativeSteps.AgreementsClosed.class),
                job("applyDecision", CASE, AlternativeSteps.Decided.class),
                job("openVote", CASE, AlternativeSteps.VoteOpened.class),
                job("applyVote", CASE, AlternativeSteps.Decided.class),
                job("seekOwner", CASE, CarryingSteps.OwnerSought.class),
                job("closeElection", CASE, CarryingSteps.ElectionClosed.class),
                job("carrySale", CASE, Moved.class),
                job("giveNotice", CASE, RunDownSteps.NoticeGiven.class),
                job("depart", CASE, RunDownSteps.Departed.class),
                job("giveScenarioBack", CASE, RunDownSteps.ScenarioReturned.class),
                job("askInventory", CASE, RunDownSteps.InventoryAsked.class),
                job("drawUp", CASE, RunDownSteps.SigningAsked.class),
                job("closeSigning", CASE, RunDownSteps.SigningAsked.class),
                job("checkObligations", CASE, DissolutionClosingSteps.ObligationsChecked.class),
                job("closeMicroenterprise", CASE, DissolutionClosingSteps.CloseTried.class),
                job("escalateCase", CASE, Moved.class),
                job("remind", Set.of("dissolution", "reminderStep"), Moved.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("dissolution", verbNoun, inputs, result, "dissolution");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(new MessageName(DissolutionOpening.CASE_OPENED, Set.of("dissolution", "microenterprise", "caseDueAt")), new MessageName(DissolutionService.OBJECTED, CASE),
                new MessageName(DissolutionTriggers.OWNER_SETTLED, CASE), new MessageName(DissolutionTriggers.DEPARTURES_CLOSED, CASE), new MessageName(DissolutionTriggers.OBLIGATION_SETTLED, CASE));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(DissolutionTasks.values()).map(DissolutionTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Kind.ME_OWNER.groupPrefix() + ":", Kind.ME_MEMBER.groupPrefix() + ":", Kind.PLATFORM_OWNER.groupPrefix() + ":", Kind.PLATFORM_SECOND_OWNER.groupPrefix() + ":",
                Groups.of(Role.SETTLEMENT_OFFICER), Groups.of(Role.ADMINISTRATOR));
    }
}
