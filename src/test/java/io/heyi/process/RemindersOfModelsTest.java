package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.emc.internal.formation.FormationTasks;
import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.microenterprise.internal.election.ElectionTasks;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.talent.internal.process.assignment.AssignmentTasks;
import io.heyi.talent.internal.process.pool.PoolTasks;
import io.heyi.tender.internal.domain.TenderTasks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reminder marks the task that it hangs on, not another one of the case. */
class RemindersOfModelsTest {

    /** What the job of a reminder marks, by the step that the model names. */
    private static final Map<String, Function<String, Set<String>>> MARKED = Map.ofEntries(
            Map.entry("microenterprise.remindDeciders", step -> types(FoundingTasks.remindedOf(step).type())),
            Map.entry("microenterprise.remindElection", step -> types(ElectionTasks.CHECK_CANDIDATE.type(), ElectionTasks.ACCEPT_OFFICE.type(), ElectionTasks.NAME_INTERIM.type())),
            Map.entry("emc.remindRenewal", step -> types(RenewalTasks.remindedOf(step).type())),
            Map.entry("emc.remindLead", step -> types(FormationTasks.REVIEW_COMMITMENTS.type())),
            Map.entry("emc.remindSignatories", step -> types(FormationTasks.SIGN_CONTRACT.type())),
            Map.entry("tender.remindPeople", step -> types(TenderTasks.remindedOf(step).type())),
            Map.entry("replacement.remind", step -> types(ReplacementTasks.remindedOf(step).orElseThrow().type())),
            Map.entry("talent.remindProposal", step -> types(AssignmentTasks.remindedOf(step).type())),
            Map.entry("talent.remindStay", step -> types(PoolTasks.remindedOf(step).type())),
            Map.entry("dissolution.remind", step -> types(DissolutionTasks.remindedOf(step).type())),
            Map.entry("ballot.remindMissing", step -> Set.of("ballot.castVote")));

    /** Jobs that show others a notice of silence, at home and in the case, and mark no task. */
    private static final Set<String> TELLING = Set.of("replacement.escalate");

    private static Set<String> types(TaskTypeRef... types) {
        return Arrays.stream(types).map(TaskTypeRef::taskType).collect(Collectors.toSet());
    }

    /** A user task with what reminds those who have it. */
    record Reminding(Path model, String timer, String taskType, String job, String step) {

        @Override
        public String toString() {
            return model.getFileName() + " " + timer;
        }
    }

    static Stream<Reminding> remindings() {
        return ModelFiles.all().stream().filter(file -> file.toString().endsWith(".bpmn")).flatMap(RemindersOfModelsTest::remindings);
    }

    private static Stream<Reminding> remindings(Path file) {
        return Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(timer -> !timer.cancelActivity() && timer.getAttachedTo() instanceof UserTask)
                .flatMap(timer -> timer.getOutgoing().stream().map(flow -> reminding(file, timer, flow.getTarget()))).filter(one -> !TELLING.contains(one.job()));
    }

    private static Reminding reminding(Path file, BoundaryEvent timer, FlowNode next) {
        assertThat(next).isInstanceOf(ServiceTask.class);
        var taskType = all(timer.getAttachedTo(), ZeebeHeader.class).stream().filter(header -> header.getKey().equals("taskType")).map(ZeebeHeader::getValue).findFirst();
        var step = all(next, ZeebeInput.class).stream().filter(input -> Set.of("reminderStep", "step").contains(input.getTarget())).map(ZeebeInput::getSource).findFirst();
        return new Reminding(file, timer.getId(), taskType.orElseThrow(), next.getSingleExtensionElement(ZeebeTaskDefinition.class).getType(),
                step.map(expression -> expression.replaceAll("[=\"]", "")).orElse(""));
    }

    private static <T extends ModelElementInstance> Collection<T> all(BaseElement element, Class<T> type) {
        return Optional.ofNullable(element.getExtensionElements()).stream().flatMap(extensions -> extensions.getElements().stream())
                .flatMap(extension -> extension.getChildElementsByType(type).stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("remindings")
    void aReminderMarksTheTaskThatItHangsOn(Reminding reminding) {
        assertThat(MARKED).as("jobs that remind").containsKey(reminding.job());
        assertThat(MARKED.get(reminding.job()).apply(reminding.step())).contains(reminding.taskType());
    }

    static Stream<Path> modelsOfMicroenterprises() {
        return Stream.of(ModelFiles.FOUNDING, ModelFiles.ELECTION);
    }

    @ParameterizedTest
    @MethodSource("modelsOfMicroenterprises")
    void everybodyIsRemindedWhoHasATask(Path model) {
        var tasks = Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class).stream().map(BaseElement::getId).collect(Collectors.toSet());
        var reminded = Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(BoundaryEvent.class).stream().filter(timer -> !timer.cancelActivity())
                .map(timer -> timer.getAttachedTo().getId()).collect(Collectors.toSet());
        assertThat(reminded).containsAll(tasks);
    }
}
