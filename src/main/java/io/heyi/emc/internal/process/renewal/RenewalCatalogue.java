package io.heyi.emc.internal.process.renewal;

import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.emc.internal.renewal.RenewalEnds;
import io.heyi.emc.internal.renewal.RenewalStarts;
import io.heyi.orchestration.JobCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code emc-monthly-cycle} and {@code emc-contract-renewal}; outputs are the components of the records that the steps return. */
@Component
class RenewalCatalogue implements JobCatalogue {

    private static final Set<String> CASE = Set.of("renewal");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("findDueContracts", Set.of(), CycleSteps.Found.class),
                job("freezeActuals", CASE, Moved.class),
                job("publishResults", CASE, FigureSteps.Published.class),
                job("closeDisputeWindow", CASE, FigureSteps.Collected.class),
                job("askMediator", Set.of("renewal", "dispute"), FigureSteps.MediatorAsked.class),
                job("applyRulings", CASE, FigureSteps.Applied.class),
                job("publishProposal", CASE, TermsSteps.Published.class),
                job("closeConfirmation", CASE, TermsSteps.Closed.class),
                job("closePeriod", CASE, MonthEndSteps.PeriodClosed.class),
                job("bookSharing", CASE, Moved.class),
                job("sealVersion", CASE, Moved.class),
                job("sealOldTerms", CASE, Moved.class),
                job("lapseContract", CASE, Moved.class),
                job("settleEnded", CASE, Moved.class),
                job("remindRenewal", Set.of("renewal", "reminderStep"), Moved.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("emc", verbNoun, inputs, result, "emcrenewal");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(new MessageName(RenewalStarts.RENEWAL_DUE, Set.of("renewal", "emc", "period", "freezeAt", "periodEnd")),
                new MessageName(RenewalEnds.CONTRACT_ENDED, Set.of("renewal")));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(RenewalTasks.values()).map(RenewalTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Kind.ME_OWNER.groupPrefix() + ":", Kind.SSP_OWNER.groupPrefix() + ":", Kind.PLATFORM_OWNER.groupPrefix() + ":",
                Kind.PLATFORM_SECOND_OWNER.groupPrefix() + ":", Groups.of(Role.ADMINISTRATOR));
    }
}
