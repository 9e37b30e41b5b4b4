package io.heyi.replacement.internal.process;

import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.replacement.internal.CaseService;
import io.heyi.replacement.internal.HandOvers;
import io.heyi.replacement.internal.Opening;
import io.heyi.replacement.internal.Triggers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code underperformer-replacement}; outputs are the components of the records that the steps return. */
@Component
class ReplacementCatalogue implements JobCatalogue {

    private static final Set<String> CASE = Set.of("replacement");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("openHearing", CASE, HearingSteps.Heard.class),
                job("closeHearing", CASE, HearingSteps.HearingClosed.class),
                job("askJudge", CASE, HearingSteps.JudgeAsked.class),
                job("closeRuling", CASE, HearingSteps.CauseRuled.class),
                job("openCure", CASE, HearingSteps.CureOpened.class),
                job("closeCure", CASE, HearingSteps.CureClosed.class),
                job("openVote", CASE, DecisionSteps.VoteOpened.class),
                job("applyVote", CASE, DecisionSteps.VoteApplied.class),
                job("concludeCase", Set.of("replacement", "conclusion"), DecisionSteps.Concluded.class),
                job("closeAppealTime", CASE, AppealSteps.AppealTimeClosed.class),
                job("askAppealJudge", CASE, AppealSteps.AppealJudgeAsked.class),
                job("closeAppeal", CASE, AppealSteps.AppealClosed.class),
                job("grantAppeal", CASE, GrantSteps.Granted.class),
                job("askSettler", CASE, GrantSteps.SettlerAsked.class),
                job("closeCompensation", CASE, GrantSteps.CompensationClosed.class),
                job("reduceShare", CASE, CarryOutSteps.ShareReduced.class),
                job("openSearch", CASE, SearchSteps.SearchOpened.class),
                job("openDeparture", CASE, Moved.class),
                job("askNext", CASE, SearchSteps.NextAsked.class),
                job("closeOffer", CASE, SearchSteps.OfferClosed.class),
                job("callForBids", CASE, SearchSteps.TenderCalled.class),
                job("closeTender", CASE, Moved.class),
                job("searchAgain", CASE, Moved.class),
                job("askProposer", CASE, LastResortSteps.ProposerAsked.class),
                job("closeProposal", CASE, LastResortSteps.ProposalClosed.class),
                job("openLastVote", CASE, DecisionSteps.VoteOpened.class),
                job("applyLastVote", CASE, LastResortSteps.LastVoteApplied.class),
                job("endContract", CASE, Moved.class),
                job("openHandOver", CASE, CarryOutSteps.HandOverOpened.class),
                job("escalateHandOver", CASE, CarryOutSteps.HandOverEscalated.class),
                job("carryOut", CASE, CarryOutSteps.CarriedOut.class),
                job("withdrawCase", Set.of("replacement", "withdrawal"), Moved.class),
                job("remind", Set.of("replacement", "reminderStep"), Moved.class),
                job("escalate", Set.of("replacement", "reminderStep"), Moved.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("replacement", verbNoun, inputs, result, "replacement");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(new MessageName(Opening.CASE_OPENED, Set.of("replacement", "emc", "departure")), new MessageName(Triggers.FIGURE_RECOVERED, CASE),
                new MessageName(CaseService.CURE_SKIPPED, CASE), new MessageName(CaseService.APPEAL_FILED, CASE), new MessageName(Triggers.TENDER_CLOSED, CASE),
                new MessageName(HandOvers.HANDED_OVER, CASE), new MessageName(Triggers.CASE_WITHDRAWN, Set.of("replacement", "withdrawal")));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(ReplacementTasks.values()).map(ReplacementTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Kind.ME_OWNER.groupPrefix() + ":", Kind.SSP_OWNER.groupPrefix() + ":", Kind.PLATFORM_OWNER.groupPrefix() + ":",
                Kind.PLATFORM_SECOND_OWNER.groupPrefix() + ":", Groups.of(Role.ADMINISTRATOR));
    }
}
