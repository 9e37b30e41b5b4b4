package io.heyi.tender.internal.process;

import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.tender.internal.TenderSteps;
import io.heyi.tender.internal.domain.TenderMessages;
import io.heyi.tender.internal.domain.TenderTasks;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What Java offers to {@code open-tender}; outputs are the components of the records that the steps return. */
@Component
class TenderCatalogue implements JobCatalogue {

    private static final Set<String> CASE = Set.of("tender");
    private static final Set<String> STEP = Set.of("tender", "step");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("remindCaller", CASE, TenderSteps.Moved.class),
                job("closeQuestions", CASE, TenderSteps.Moved.class),
                job("escalateQuestions", CASE, TenderSteps.Moved.class),
                job("remindBidders", CASE, TenderSteps.Moved.class),
                job("countBids", CASE, TenderSteps.BidsCounted.class),
                job("extendCall", CASE, TenderSteps.Extended.class),
                job("openBids", CASE, TenderSteps.BidsOpened.class),
                job("rankBids", CASE, TenderSteps.Asked.class),
                job("publishOutcome", CASE, TenderSteps.Moved.class),
                job("remindPeople", STEP, TenderSteps.Moved.class),
                job("escalateTask", STEP, TenderSteps.Asked.class),
                job("closeCancelled", CASE, TenderSteps.Moved.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("tender", verbNoun, inputs, result, "tenderroom");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(new MessageName(TenderMessages.PUBLISHED, Set.of("tender", "remindCallerAt", "questionsUntil", "answersDueAt", "bidsUntil", "remindAt")), new MessageName(TenderMessages.CANCELLED, CASE));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(TenderTasks.values()).map(TenderTasks::type).toList();
    }

    /** The caller names the people; the policy adds a witness and stand-ins by their roles. */
    @Override
    public Set<String> candidateGroups() {
        return Stream.concat(Stream.of(Kind.ME_OWNER, Kind.SSP_OWNER, Kind.PLATFORM_OWNER).map(kind -> kind.groupPrefix() + ":"),
                Arrays.stream(Role.values()).map(Role::roleName)).collect(Collectors.toUnmodifiableSet());
    }
}
