package io.heyi.emc.internal.process.formation;

import io.heyi.access.Relation.Kind;
import io.heyi.emc.internal.formation.CallSteps;
import io.heyi.emc.internal.formation.ContractSteps;
import io.heyi.emc.internal.formation.FormationMessages;
import io.heyi.emc.internal.formation.FormationTasks;
import io.heyi.emc.internal.formation.Moved;
import io.heyi.orchestration.JobCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code emc-formation}; outputs are the components of the records that the steps return. */
@Component
class FormationCatalogue implements JobCatalogue {

    private static final Set<String> CASE = Set.of("emc");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("remindInvited", CASE, Moved.class),
                job("escalateInvited", CASE, Moved.class),
                job("remindAnswers", CASE, Moved.class),
                job("escalateQuestions", CASE, Moved.class),
                job("checkResponse", CASE, CallSteps.ResponseChecked.class),
                job("extendCall", CASE, CallSteps.WindowOpened.class),
                job("reopenPlaces", CASE, CallSteps.WindowOpened.class),
                job("openCommitments", CASE, CallSteps.CommitmentsOpened.class),
                job("remindLead", CASE, Moved.class),
                job("acceptAll", CASE, Moved.class),
                job("draftContract", CASE, ContractSteps.ContractDrafted.class),
                job("remindSignatories", CASE, Moved.class),
                job("checkSignatures", CASE, ContractSteps.SignaturesChecked.class),
                job("activateContract", CASE, Moved.class),
                job("recordLapse", Set.of("emc", "lapseReason"), Moved.class),
                job("closeWithdrawn", CASE, Moved.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("emc", verbNoun, inputs, result, "emcformation");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(
                new MessageName(FormationMessages.CALL_OPENED, Set.of("emc", "mode", "joinDeadline", "escalateAt", "reminderCycle", "answersReminderAt", "answersDueAt")),
                new MessageName(FormationMessages.CALL_WITHDRAWN, Set.of("emc")));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(FormationTasks.values()).map(FormationTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Kind.ME_OWNER.groupPrefix() + ":", Kind.SSP_OWNER.groupPrefix() + ":");
    }
}
